"""Plain values of staged rows back to the names people know them by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from yiteng.commitments.kinds import kinds
from yiteng.enterprises.models import Enterprise
from yiteng.ledgers.fields import Target
from yiteng.ledgers.models import Staged
from yiteng.people.models import Unit
from yiteng.places.models import Area, Theme


@dataclass(frozen=True, slots=True)
class Names:
    """Names by key of the rows on one page; four queries whatever their number."""

    by_code: dict[str, dict[Any, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Staged]) -> Names:
        """The names the rows of a page need."""
        return cls({
            "lead_unit": dict(Unit.objects.filter(pk__in=_ids(rows, "lead_unit")).values_list("pk", "name")),
            "area": dict(Area.objects.filter(pk__in=_ids(rows, "area")).values_list("pk", "name")),
            "theme": dict(Theme.objects.filter(pk__in=_ids(rows, "theme")).values_list("pk", "title_zh")),
            "firm": dict(Enterprise.objects.filter(pk__in=_ids(rows, "firm")).values_list("pk", "name")),
            "stage": {s.code: s.title for kind in kinds().values() for s in kind.stages},
        })  # fmt: skip

    @classmethod
    def of_values(cls, values: Sequence[dict[str, Any]]) -> Names:
        """The names a number of plain values need."""
        return cls.of([Staged(values=one) for one in values])

    def say(self, target: Target, value: Any) -> str:
        """A value of a column in words."""
        if target.choices:
            return gettext(dict(target.choices).get(value, str(value)))
        found = self.by_code.get(target.code, {}).get(value)
        return str(value) if found is None else gettext(found) if target.code == "stage" else found


def _ids(rows: Iterable[Staged], code: str) -> set[int]:
    """The keys a column holds, here and in the file."""
    found = {row.values.get(code) for row in rows}
    for row in rows:
        found.update(row.changes.get(code, []))
    return {pk for pk in found if isinstance(pk, int)}
