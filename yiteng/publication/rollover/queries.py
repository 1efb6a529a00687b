"""What a year's end would do, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.publication import lists
from yiteng.publication.models import Carried, FrozenList, ListClose
from yiteng.rules.rollover import WHY, why
from yiteng.workflow.clock import SHANGHAI

#: States in which an item is done with; what was withdrawn or merged goes on nowhere.
_ENDED = ("closed", "struck_off", "archived", "merged", "withdrawn")
_DONE = ("closed", "struck_off", "archived")


@dataclass(frozen=True, slots=True)
class YearEnd:
    """open: items with the code of why they are carried; done: items that may be repeated.

    already: keys of what was carried or repeated into the next year before.
    """

    open: Sequence[tuple[Commitment, str]]
    done: Sequence[Commitment]
    already: frozenset[int]


def year_end(frozen: FrozenList) -> YearEnd:
    """The preview of a list's roll-over; six queries, whatever its length."""
    rows = lists.members(frozen).select_related("village", "town", "lead_unit")
    found = list(rows.defer("content").order_by("due_at", "id"))
    keys = [row.pk for row in found]
    already = Carried.objects.filter(year=frozen.year + 1, node_id__in=keys)
    return YearEnd(
        [(row, why(_due(row), frozen.year)) for row in found if row.state not in _ENDED],
        [row for row in found if row.state in _DONE],
        frozenset(already.values_list("node_id", flat=True)),
    )


def year_end_of(frozen: FrozenList) -> dict[str, Any]:
    """What the page of a list says of its end and of what it took over."""
    close = ListClose.objects.filter(frozen_list=frozen).first()
    finals = (
        [(lists.SHOWS[code][0], *figures) for code, figures in close.rates.items()] if close else []
    )
    return {
        "close": close, "finals": finals, "gone_on": _named(frozen.carried.filter(kind="carried")),
        "taken_over": _named(Carried.objects.filter(into=frozen)),
    }  # fmt: skip


def _named(carried: Any) -> list[tuple[Commitment, str]]:
    words = {one.node_id: WHY.get(one.why, "") for one in carried}
    rows = Commitment.objects.filter(pk__in=words).only("title", "number").order_by("number")
    return [(row, words[row.pk]) for row in rows]


def _due(row: Commitment) -> Any:
    return row.due_at.astimezone(SHANGHAI).date() if row.due_at else None
