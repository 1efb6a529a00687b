"""Forms of ledgers: handing in a file, what its heads mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.commitments.choices import ORIGIN_TITLES
from yiteng.commitments.kinds import kinds
from yiteng.ledgers.fields import is_figure, targets
from yiteng.ledgers.models import Import
from yiteng.ledgers.sheets.heads import normal
from yiteng.rules.kind import Kind
from yiteng.rules.words import N_
from yiteng.web import forms

ACCEPT = ".xlsx,.xls,.csv"
#: Units a column of figures may be in, where its head does not say.
UNITS = ("元", "万元", "亿元")

#: How people write, told beside the form.
UNDERSTOOD = (
    N_("Several sheets; titles above the heads; heads of two lines; merged cells."),
    N_("Dates such as 2023.3.15, 3月底, 第二季度, 年底前."),
    N_("万元 and 亿元, in the head or in the cell; full-width digits."),
    N_("Lines that sum up, number or explain are left out."),
    N_("The same file again makes no double."),
)


class HandIn(forms.Form):
    """A file and what is true of all its rows."""

    file = forms.File(_("The ledger as you keep it"), accept=ACCEPT, megabytes=30,
                      hint=_("Excel (xlsx, xls) or CSV. Titles, merged heads, 万元 and “3月底” may stay as they are."))  # fmt: skip
    kind = forms.Choice(_("Kind of commitment"), [])
    year = forms.Number(_("Year of dates that name none"), required=False)
    origin = forms.Choice(_("Where new ones come from"), [], required=False)
    origin_ref = forms.Text(_("Document or case they come from"), required=False)
    reason = forms.Text(_("Why wordings of assigned ones change"), limit=300, required=False)
    more = {
        _("New ones"): ("origin", "origin_ref"),
        _("Assigned ones"): ("reason",),
    }

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["kind"].choices = [(k.code, gettext(k.title)) for k in kinds().values()]
        origins = [(code, gettext(title)) for code, title in ORIGIN_TITLES.items()]
        fields["origin"].choices = [("", gettext("not said")), *origins]
        fields["year"].initial = today.year

    def defaults(self) -> dict[str, str]:
        """What is said of all new rows."""
        said = self.cleaned_data
        return {name: said[name] for name in ("origin", "origin_ref") if said.get(name)}


class FillForm(forms.Form):
    """A superior's form and the kind whose rows fill it."""

    file = forms.File(_("The superior's form"), accept=".xlsx", megabytes=10)
    kind = forms.Choice(_("Kind of commitment"), [])

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["kind"].choices = [(k.code, gettext(k.title)) for k in kinds().values()]


class HeadsForm(forms.Form):
    """One select a head: what the column becomes, and the unit of its figures."""

    def __init__(self, *args: Any, row: Import, kind: Kind, **more: Any) -> None:
        super().__init__(*args, **more)
        known = targets(kind)
        options = [
            ("", gettext("leave it out")),
            *((t.code, gettext(t.title)) for t in known.values()),
        ]
        self.heads: list[tuple[str, str, str]] = []
        for index, (head, field, unit, sample) in enumerate(_heads(row)):
            self.heads.append((f"head_{index}", head, sample))
            self.fields[f"head_{index}"] = forms.Choice(
                head, options, required=False, initial=field
            )
            if is_figure(known[field]) if field in known else any(c.isdigit() for c in sample):
                self.fields[f"unit_{index}"] = forms.Choice(
                    gettext("Unit of “%(head)s”") % {"head": head},
                    [("", gettext("as the cells say")), *((u, u) for u in UNITS)],
                    required=False, initial=unit if unit in UNITS else "",
                )  # fmt: skip
                self.fields[f"unit_{index}"].widget.attrs["aria-label"] = self.fields[
                    f"unit_{index}"
                ].label

    def lines(self) -> list[tuple[str, str, Any, Any]]:
        """Each head with a sample of its column, what it becomes, and the unit of its figures."""
        return [
            (head, sample, self[name], self[unit] if (unit := name.replace("head", "unit")) in self.fields else None)
            for name, head, sample in self.heads
        ]  # fmt: skip

    def chosen(self) -> dict[str, Mapping[str, str]]:
        """Words of each head → {field, unit}."""
        said = self.cleaned_data
        return {
            head: {"field": said[name], "unit": said.get(name.replace("head", "unit"), "")}
            for name, head, _sample in self.heads
        }


def _heads(row: Import) -> Iterator[tuple[str, str, str, str]]:
    """Head, field, unit and a sample of every column of the file, each head once."""
    seen = set()
    for sheet in row.plan.get("sheets", []):
        for _index, head, field, unit, sample in sheet["columns"]:
            if normal(head) not in seen:
                seen.add(normal(head))
                yield head, field, unit, sample
