"""The one thing a user chooses: where mail goes."""

from __future__ import annotations

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.web import forms


class Mail(forms.Form):
    """A mail address, or none."""

    mail = plain.EmailField(
        label=_("Mail address"), required=False,
        help_text=_("Leave it empty for no mail: the messages then stand here only."),
        error_messages={"invalid": _("This is no mail address: it needs a name, @ and a domain.")},
    )  # fmt: skip


class Code(forms.Form):
    """The code that was sent to an address, to confirm it."""

    code = forms.Text(
        _("Code from the mail"),
        limit=20,
        hint=_("Ten letters and figures; blanks and small letters do not matter."),
    )
