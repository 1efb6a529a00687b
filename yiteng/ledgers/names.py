"""Plain values of staged rows back to the names people know them by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from yiteng.enterprises.models import Enterprise
from yiteng.ledgers.columns import Target
from yiteng.ledgers.models import Staged
from yiteng.measures.models import Measure
from yiteng.meetings.models import Decision
from yiteng.people.models import Post, Unit
from yiteng.places.models import Area, Theme
from yiteng.research.models import Problem

#: Columns whose values are keys of rows.
_KEYED = ("lead_unit", "support", "checker_unit", "area", "theme", "also_theme", "acceptor", "firm", "measure", "problem", "decision")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Names by key of the rows on one page; nine queries at most, whatever their number."""

    by_code: dict[str, dict[Any, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Staged]) -> Names:
        """The names the rows of a page need."""
        wanted = {code: _ids(rows, code) for code in _KEYED}
        supporting = Unit.objects.filter(pk__in=wanted["support"] | wanted["lead_unit"] | wanted["checker_unit"])  # fmt: skip
        units = dict(supporting.values_list("pk", "name"))
        themes = Theme.objects.filter(pk__in=wanted["theme"] | wanted["also_theme"])
        themed = dict(themes.values_list("pk", "title_zh"))
        return cls({
            "lead_unit": units, "support": units, "checker_unit": units,
            "area": {pk: _place(name, town, level) for pk, name, town, level in
                     Area.objects.filter(pk__in=wanted["area"]).values_list("pk", "name", "town__name", "level")},
            "theme": themed, "also_theme": themed,
            "acceptor": {pk: f"{unit} · {title}" for pk, unit, title in
                         Post.objects.filter(pk__in=wanted["acceptor"]).values_list("pk", "unit__name", "title")},
            "firm": dict(Enterprise.objects.filter(pk__in=wanted["firm"]).values_list("pk", "name")),
            "measure": dict(Measure.objects.filter(pk__in=wanted["measure"]).values_list("pk", "title")),
            "problem": dict(Problem.objects.filter(pk__in=wanted["problem"]).values_list("pk", "title")),
            "decision": {pk: f"{number} 第{place}项" for pk, number, place in
                         Decision.objects.filter(pk__in=wanted["decision"]).values_list("pk", "meeting__number", "position")},
        })  # fmt: skip

    @classmethod
    def of_values(cls, values: Sequence[dict[str, Any]]) -> Names:
        """The names a number of plain values need."""
        return cls.of([Staged(values=one) for one in values])

    def say(self, target: Target, value: Any) -> str:
        """A value of a column in words that read back to the same value."""
        if target.choices:
            return gettext(dict(target.choices).get(value, str(value)))
        if target.kind in ("until", "moment"):
            return str(value).replace("T", " ")
        if target.kind == "yes":
            return "是" if value else "否"
        held = self.by_code.get(target.code, {})
        if target.kind == "units":
            return "；".join(
                held.get(pk, "?") + (f"（{duty}）" if duty else "") for pk, duty in value
            )
        if target.kind == "up":
            return "；".join(f"#{pk} {held.get(pk, '')}".strip() for pk in value)
        found = held.get(value)
        return str(value) if found is None else found


def _place(name: str, town: str | None, level: str) -> str:
    """A village with its town before it: villages of one name there are several."""
    return f"{town}{name}" if level == "village" and town else name


def _ids(rows: Iterable[Staged], code: str) -> set[int]:
    """The keys a column holds, here and in the file."""
    held = [row.values.get(code) for row in rows]
    for row in rows:
        held += row.changes.get(code, [])
    return {pk for value in held for pk in _keys(value)}


def _keys(value: Any) -> Iterable[int]:
    """A key, the keys of a list, or those of units with their duties."""
    if isinstance(value, list):
        return [pk for one in value for pk in _keys(one[0] if isinstance(one, list) else one)]
    return [value] if isinstance(value, int) else []
