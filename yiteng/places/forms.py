"""The form by which one day of the table of workdays is set."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yiteng.web import forms


class OneDay(forms.Form):
    """A day that differs from Monday to Friday."""

    date = forms.Day(_("Day"))
    kind = forms.Choice(_("It is"), [("rest", _("a day of rest")), ("work", _("a workday"))])
    name = forms.Text(_("Name, such as the holiday's"), limit=40)
