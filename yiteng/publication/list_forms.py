"""Forms of lists: freezing one, and a dated change with its reason."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import LEVELS
from yiteng.rules.lists import KINDS
from yiteng.web import forms


class ChangeForm(forms.Form):
    """What happens to which item, why, and who decided it."""

    event = forms.Choice(_("What changes"), KINDS)
    number = forms.Text(_("Number of the commitment"), limit=40)
    words = forms.Text(_("What is put right"), required=False, limit=300,
                       hint=_("For corrections: what stood there and what stands there now."))  # fmt: skip
    reason = forms.Text(_("Reason"), limit=300)
    decided_by = forms.Text(_("Decided by"), required=False, limit=200,
                            hint=_("For lists that were voted: the body and its day."))  # fmt: skip


class FreezeForm(forms.Form):
    """Which published items become a list."""

    title = forms.Text(_("Title"), limit=200)
    level = forms.Choice(_("Level"), LEVELS)
    kind = forms.Choice(_("Kind of commitment"), ())

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, _(kind.title)) for code, kind in kinds().items() if kind.public_fields
        ]
