"""What the patients' representatives fill in with their slip, and how counts by town come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms as plain
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.designation.models import Promise, TownSheet
from yiteng.designation.words import KINDS
from yiteng.places.models import Area
from yiteng.rules.designation.needs import read
from yiteng.rules.designation.sides import Said
from yiteng.web import forms


class Speak(forms.Form):
    """To each promise: right as written, or how it was promised; then one of their own."""

    own = forms.Text(
        _("Something else you promised"), limit=300, required=False,
        hint=_("Only what you promised as representatives; no names, no telephone numbers."))  # fmt: skip
    due = forms.Day(_("To be done by"), required=False)

    def __init__(self, *args: Any, promises: Sequence[Promise], **more: Any) -> None:
        super().__init__(*args, **more)
        self.promises = promises
        answers = (("1", gettext("right as written")), ("0", gettext("it was promised otherwise:")))
        for row in promises:
            self.fields[f"agrees_{row.pk}"] = plain.ChoiceField(
                label=row.words, choices=answers, widget=plain.RadioSelect, required=False
            )
            self.fields[f"words_{row.pk}"] = plain.CharField(
                label=gettext("How it was promised"), max_length=300, required=False,
                widget=plain.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def of(self, side: str) -> list[tuple[Promise, Any, Any]]:
        """The promises of a side with their two fields."""
        return [(row, self[f"agrees_{row.pk}"], self[f"words_{row.pk}"])
                for row in self.promises if row.side == side]  # fmt: skip

    def said(self) -> dict[int, Said]:
        """What was said, by promise; silence is left out."""
        found = {}
        for row in self.promises:
            answer = self.cleaned_data.get(f"agrees_{row.pk}")
            if answer:
                words = str(self.cleaned_data.get(f"words_{row.pk}") or "")
                found[row.pk] = Said(answer == "1", "" if answer == "1" else words)
        return found


class Code(forms.Form):
    """The code of a slip."""

    code = forms.Text(_("Code on this slip"), limit=20)


class Counts(forms.Form):
    """Counts of people in need: a number a town, or two columns copied from a table."""

    kind = forms.Choice(_("Service"), tuple(KINDS.items()))
    as_of = forms.Day(_("Counted on"))
    source = forms.Text(_("Source"), limit=200)
    pasted = forms.Note(
        _("Two columns copied from a table: town, count"), limit=5000, rows=4, required=False,
        hint=_("Or a number for each town below. Villages are not taken."))  # fmt: skip

    def __init__(self, *args: Any, towns: Sequence[Area], **more: Any) -> None:
        super().__init__(*args, **more)
        self.towns = towns
        for town in towns:
            self.fields[f"town_{town.pk}"] = plain.IntegerField(
                label=town.name, min_value=0, required=False
            )

    def numbers(self) -> list[Any]:
        """The fields of the towns."""
        return [self[f"town_{town.pk}"] for town in self.towns]

    def clean(self) -> dict[str, Any]:
        """What was pasted names towns of the county only."""
        said = dict(super().clean() or self.cleaned_data)
        found, odd = read(str(said.get("pasted") or ""))
        by_name = {town.name: town.pk for town in self.towns}
        odd += [name for name in found if name not in by_name]
        if odd:
            words = gettext("Not understood, or no town of this county: %(lines)s")
            self.add_error("pasted", words % {"lines": "；".join(odd[:5])})
        for name, count in found.items():
            if name in by_name:
                said[f"town_{by_name[name]}"] = count
        return said

    def sheet(self) -> TownSheet:
        """The unsaved sheet."""
        said = self.cleaned_data
        return TownSheet(kind=said["kind"], as_of=said["as_of"], source=said["source"])

    def counts(self) -> dict[int, int]:
        """Count by town; a town left empty was not counted."""
        said = self.cleaned_data
        found = {town.pk: said.get(f"town_{town.pk}") for town in self.towns}
        return {pk: int(n) for pk, n in found.items() if n is not None}
