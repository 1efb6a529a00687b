"""Forms of a visit with its findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.enterprises.models import Enterprise
from yiteng.people.visibility import visible
from yiteng.places.models import Area, Theme
from yiteng.places.queries import placed
from yiteng.research import sources
from yiteng.research.forms.filters import area_choices, theme_choices
from yiteng.research.models import METHODS, OCCASIONS, PHASES, VENUES, Finding, Occasion
from yiteng.rules import privacy
from yiteng.rules.actor import Actor
from yiteng.web import forms
from yiteng.web.sentences import say

#: How many findings one visit's form takes at once.
ROWS = 3


class VisitForm(forms.Form):
    """When, where, how, with whom."""

    kind = forms.Choice(_("Kind"), OCCASIONS)
    title = forms.Text(_("Occasion"), hint=_("What you went for, in a few words."))
    held_on = forms.Day(_("Day"))
    venue = forms.Choice(_("Where it was"), VENUES)
    area = forms.Choice(_("Town or village"), required=False, blank=_("whole county"))
    enterprise = forms.Choice(_("Firm"), required=False, blank=_("none"))
    destination = forms.Text(
        _("City visited"), limit=100, required=False, hint=_("Only for trips outside.")
    )
    place = forms.Text(_("Place in words"), limit=100, required=False)
    people = forms.Number(_("People spoken to"), places=0, required=False)
    source = forms.Text(
        _("Source"), required=False, hint=_("Of a letter, a suggestion or a survey: its number.")
    )
    theme = forms.Choice(_("Field of work"), required=False, blank=_("none"))
    phase = forms.Choice(_("Phase"), PHASES, initial="before")
    hours = forms.Number(_("Hours"), places=1, required=False)
    note = forms.Note(_("Note"), required=False)

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["held_on"].initial = today
        options: Any = self.fields
        options["area"].choices = [("", _("whole county")), *area_choices(actor)]
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]
        firms = visible(Enterprise, actor).order_by("name").values_list("pk", "name")
        options["enterprise"].choices = [("", _("none")), *firms]

    def occasion(self) -> Occasion:
        """The unsaved occasion of the actor's unit."""
        held = dict(self.cleaned_data)
        area = Area.objects.filter(pk=held.pop("area") or 0).first()
        theme = Theme.objects.filter(county_id=self.actor.county, code=held.pop("theme")).first()
        firm = held.pop("enterprise") or None
        where = placed(area) if area else {"county_id": self.actor.county}
        return Occasion(
            unit_id=self.actor.unit,
            theme=theme,
            enterprise_id=firm,
            hours=held.pop("hours") or 0,
            **held,
            **where,
        )


class FindingForm(forms.Form):
    """What was found, who said it, how."""

    statement = forms.Note(_("What was found"), rows=2, required=False)
    said_by = forms.Text(
        _("Said by"),
        limit=100,
        required=False,
        hint=_("A role, such as “fruit grower of the village”; never a private name."),
    )
    speaker = forms.Choice(
        _("Heard before"),
        required=False,
        blank=_("not heard before"),
        hint=_("Choose whoever spoke before: one speaker on many occasions is one source."),
    )
    another = forms.Yes(_("Another person of the same role at the same place"))
    method = forms.Choice(_("Method"), METHODS, required=False)
    against = forms.Yes(_("Speaks against what is thought to be the problem"))

    def __init__(self, *args: Any, speakers: Sequence[sources.Speaker] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.speakers = {one.key: one for one in speakers}
        options: Any = self.fields
        blank = ("", _("not heard before"))
        options["speaker"].choices = [blank, *((one.key, str(one)) for one in speakers)]

    @property
    def said(self) -> bool:
        """Whether anything was written."""
        return bool(self.cleaned_data.get("statement"))

    def clean(self) -> dict[str, Any]:
        """A finding that is written says who and how; a role, not a person."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if held.get("speaker") and not held.get("said_by"):
            held["said_by"] = self.speakers[held["speaker"]].said_by
        for refusal in (*privacy.speaker(held.get("said_by") or ""),
                        *privacy.statement(held.get("statement") or "")):  # fmt: skip
            self.add_error(refusal.field, say(refusal))
        if held.get("statement"):
            for name in ("said_by", "method"):
                if not held.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return held

    def finding(self, occasion: Occasion) -> Finding:
        """The unsaved finding; its source is the speaker heard before, else the role there."""
        held = dict(self.cleaned_data)
        chosen, another = held.pop("speaker"), held.pop("another")
        place = occasion.village_id or occasion.town_id
        firm = f"firm {occasion.enterprise_id}" if occasion.enterprise_id else None
        first = sources.key(held["said_by"], firm or place)
        if another:
            first = sources.another(first, sources.taken(first))
        return Finding(**held, source_key=chosen or first)


def finding_forms(data: Any, actor: Actor) -> list[FindingForm]:
    """The forms of a visit's findings; empty ones are left out."""
    heard = sources.known(actor)
    return [FindingForm(data, prefix=f"finding{number}", speakers=heard)
            for number in range(1, ROWS + 1)]  # fmt: skip
