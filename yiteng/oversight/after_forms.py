"""Forms of what follows from a supervision."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.oversight.models import Inspection
from yiteng.rules.inspection_after import BODIES, KINDS, MENDED
from yiteng.web import forms


class ProposeForm(forms.Form):
    """What follows, whom it concerns, to whom it goes, in words without names."""

    kind = forms.Choice(_("What follows"), [(kind.code, kind.title) for kind in KINDS])
    subject = forms.Choice(_("Unit concerned"), required=False)
    body = forms.Choice(_("Handed to"), [("", "—"), *BODIES], required=False)
    words = forms.Note(
        _("In words"),
        hint=_("No person's name. Of a clue only that there is one, never what it says."),
    )

    def __init__(self, *args: Any, row: Inspection, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["subject"]
        units = row.subjects.select_related("unit").order_by("id")
        field.choices = [("", "—"), *((str(s.pk), s.unit.name) for s in units)]


class ApproveForm(forms.Form):
    """Approved or not, with the record of the decision."""

    approved = forms.Choice(
        _("Decision"), [("yes", _("Approval given")), ("no", _("Approval refused"))]
    )
    ref = forms.Text(_("Record of the decision"), limit=200)


class DoneForm(forms.Form):
    """How it was carried out."""

    words = forms.Note(_("How and when, with number or receipt"))


class MendedForm(forms.Form):
    """What the unit mended."""

    words = forms.Note(_("What was mended, when, where it can be seen"))


class CheckForm(forms.Form):
    """What the check of the mended matter found."""

    result = forms.Choice(_("What the check found"), MENDED)
    words = forms.Note(_("What was seen, where and how"))
