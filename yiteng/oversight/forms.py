"""Forms of supervision: the plan, a finding, a conclusion, a review and its decision."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.oversight import queries
from yiteng.oversight.actions import Plan
from yiteng.oversight.models import Inspection
from yiteng.places.queries import themes
from yiteng.rules.actor import Actor
from yiteng.rules.inspection import DECISIONS, KINDS, WAYS
from yiteng.web import forms

_PLAIN = ("kind", "title", "matter", "scope", "ways", "starts_on", "ends_on")


class PlanForm(forms.Form):
    """The plan (督查方案): matter, objects, scope, ways, days, team (articles 8, 12, 15)."""

    kind = forms.Choice(_("Form of supervision"), KINDS)
    title = forms.Text(_("Title"), limit=120)
    matter = forms.Note(_("What is supervised"))
    scope = forms.Note(_("Its scope"), hint=_("Nothing beyond it is looked at (article 15)."))
    theme = forms.Choice(_("Field of work"), required=False)
    commitment = forms.Text(_("Number of the commitment it is about"), limit=40, required=False)
    units = forms.Choices(_("Units looked at"))
    ways = forms.Choices(_("Ways"), WAYS)
    starts_on = forms.Day(_("From"))
    ends_on = forms.Day(_("Until"))
    posts = forms.Choices(_("Team, at least two"))
    lead = forms.Choice(_("Leader of the team"))

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self._actor = actor
        posts = [
            (str(p.pk), f"{p.unit.name} · {p.title}") for p in queries.team_posts(actor.county)
        ]
        units = queries.object_units(actor.county).values_list("pk", "name")
        fields: dict[str, Any] = self.fields
        fields["units"].choices = [(str(pk), name) for pk, name in units]
        fields["posts"].choices = posts
        fields["lead"].choices = posts
        fields["theme"].choices = [
            ("", "—"), *((str(t.pk), t.title_zh) for t in themes(actor.county))
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Days in order, a leader of the team, a number that exists."""
        data: dict[str, Any] = super().clean() or {}
        begins, ends = data.get("starts_on"), data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day lies before the first."))
        if data.get("lead") and data["lead"] not in (data.get("posts") or []):
            self.add_error("lead", _("The leader is one of the team."))
        number = (data.get("commitment") or "").strip()
        self.found = queries.commitment_by_number(self._actor, number)
        if number and self.found is None:
            self.add_error("commitment", _("There is no commitment with this number."))
        return data

    def plan(self) -> Plan:
        """The plan typed."""
        data = self.cleaned_data
        values = {name: data[name] for name in _PLAIN}
        values["theme"] = next(
            (t for t in themes(self._actor.county) if str(t.pk) == data["theme"]), None
        )
        values["commitment"] = self.found
        return Plan(
            values,
            [int(u) for u in data["units"]],
            [int(p) for p in data["posts"]],
            int(data["lead"]),
        )


def initial(row: Inspection) -> dict[str, Any]:
    """What a plan says, for its form."""
    held = {name: getattr(row, name) for name in _PLAIN}
    return {
        **held, "theme": str(row.theme_id or ""),
        "commitment": row.commitment.number if row.commitment else "",
        "units": [str(pk) for pk in row.subjects.values_list("unit_id", flat=True)],
    }  # fmt: skip


class FindingForm(forms.Form):
    """A finding and what it rests on."""

    words = forms.Note(_("What was found"))
    rests_on = forms.Text(_("What it rests on: record, file, number"), limit=200)


class ConclusionForm(forms.Form):
    """A unit's conclusion and what it has to mend (articles 16, 18)."""

    conclusion = forms.Note(_("Conclusion"))
    to_mend = forms.Note(_("To be mended, by when"), required=False)


class ReviewForm(forms.Form):
    """Why the unit asks for a review."""

    reason = forms.Note(_("What is wrong in the conclusion"))


class DecisionForm(forms.Form):
    """The decision on a review, with its reasons."""

    decision = forms.Choice(_("Decision"), DECISIONS)
    words = forms.Note(_("Reasons of the decision"))
