"""The form of what a file means: which kind each sheet holds, what each head becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from yiteng.commitments.kinds import kinds
from yiteng.ledgers.fields import is_figure, known_of
from yiteng.ledgers.models import LEFT, Import
from yiteng.ledgers.sheets.heads import normal
from yiteng.web import forms

#: Units a column of figures may be in, where its head does not say.
UNITS = ("元", "万元", "亿元")


@dataclass(frozen=True, slots=True)
class Head:
    """One head of the sheets of a kind. sample: the first value below it; place: of its fields."""

    kind: str
    words: str
    field: str
    unit: str
    sample: str
    place: int


class Meanings(forms.Form):
    """One select a sheet, one or two a head."""

    def __init__(self, *args: Any, row: Import, **more: Any) -> None:
        super().__init__(*args, **more)
        self.sheets = row.plan.get("sheets", [])
        self.heads = list(_heads(row))
        for index, sheet in enumerate(self.sheets):
            self.fields[f"kind_{index}"] = _kind(sheet)
        for head in self.heads:
            self._head(head)

    def _head(self, head: Head) -> None:
        known = known_of(head.kind)
        options = [("", gettext("leave it out")), *((t.code, gettext(t.title)) for t in known.values())]  # fmt: skip
        self.fields[f"head_{head.place}"] = forms.Choice(head.words, options, required=False, initial=head.field)  # fmt: skip
        figure = is_figure(known[head.field]) if head.field in known else any(map(str.isdigit, head.sample))  # fmt: skip
        if figure:
            title = gettext("Unit of “%(head)s”") % {"head": head.words}
            options = [("", gettext("as the cells say")), *((u, u) for u in UNITS)]
            field = forms.Choice(title, options, required=False,
                                 initial=head.unit if head.unit in UNITS else "")  # fmt: skip
            field.widget.attrs["aria-label"] = title
            self.fields[f"unit_{head.place}"] = field

    def kinds(self) -> list[tuple[str, int, Any]]:
        """Each sheet with its number of rows and what it holds."""
        return [(s["name"], s["rows"], self[f"kind_{i}"]) for i, s in enumerate(self.sheets)]

    def groups(self) -> list[tuple[str, list[str], list[tuple[Head, Any, Any]]]]:
        """Each kind with its sheets, and its heads with what they become and the unit of figures."""
        return [
            (kinds()[code].title, [s["name"] for s in self.sheets if s["kind"] == code],
             [(head, self[f"head_{head.place}"], self._unit(head)) for head in self.heads if head.kind == code])
            for code in dict.fromkeys(head.kind for head in self.heads)
        ]  # fmt: skip

    def _unit(self, head: Head) -> Any:
        name = f"unit_{head.place}"
        return self[name] if name in self.fields else None

    def chosen_sheets(self) -> dict[str, str]:
        """Sheets whose kind was changed: name → code, or LEFT."""
        said = {s["name"]: self.cleaned_data.get(f"kind_{i}") for i, s in enumerate(self.sheets)}
        return {s["name"]: code for s in self.sheets if (code := said[s["name"]]) and code != s["kind"]}  # fmt: skip

    def chosen_heads(self) -> dict[str, dict[str, dict[str, str]]]:
        """Kind → words of each head → {field, unit}; a kind all sheets of which changed says nothing."""
        changed, said = self.chosen_sheets(), self.cleaned_data
        stay = {s["kind"] for s in self.sheets if s["name"] not in changed}
        found: dict[str, dict[str, dict[str, str]]] = {}
        for head in self.heads:
            if head.kind in stay:
                found.setdefault(head.kind, {})[head.words] = {
                    "field": said[f"head_{head.place}"], "unit": said.get(f"unit_{head.place}", "")}  # fmt: skip
        return found


def _kind(sheet: dict[str, Any]) -> Any:
    """The select of a sheet's kind; one of ours says its kind itself."""
    options = [(k.code, gettext(k.title)) for k in kinds().values()]
    options.append((LEFT, gettext("do not read this sheet")))
    if not sheet["kind"]:
        options.insert(0, ("", gettext("choose")))
    return forms.Choice(sheet["name"], options, required=False, initial=sheet["kind"])


def _heads(row: Import) -> Iterator[Head]:
    """Every column of the file, each head once a kind."""
    seen = set()
    for sheet in row.plan.get("sheets", []):
        for _index, words, field, unit, sample in sheet["columns"]:
            known = (sheet["kind"], normal(words))
            if known not in seen:
                seen.add(known)
                yield Head(sheet["kind"], words, field, unit, sample, len(seen) - 1)
