"""Reading frozen lists: who stands on them, how far they are, what changed; both rates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from yiteng.commitments.models import Commitment, StagePlan
from yiteng.publication.models import Carried, FrozenList, ListEvent, Publication
from yiteng.rules import lists as rules
from yiteng.rules.lists import Rates
from yiteng.rules.words import N_

_CLOSED = ("closed", "struck_off", "archived")


def _reached(stage: str) -> Q:
    """Rows that reached a stage, or ended as done."""
    found = StagePlan.objects.filter(code=stage, reached_at__isnull=False)
    return Q(pk__in=found.values("commitment_id")) | Q(state__in=_CLOSED)


def _begun() -> Q:
    return Q(pk__in=StagePlan.objects.filter(reached_at__isnull=False).values("commitment_id"))


#: What is counted on a list: code → title and the rows; ``untouched`` names who has not begun.
SHOWS: dict[str, tuple[str, Any]] = {
    "finished": (N_("Works finished"), lambda: _reached("completed")),
    "in_use": (N_("In use"), lambda: _reached("in_use")),
    "confirmed": (N_("Confirmed by the people"), lambda: Q(confirmed=True)),
    "unasked": (N_("Reported, not asked yet"), lambda: Q(state__in=("reported", "verified"))),
    "untouched": (N_("Not begun"), lambda: Q(state__in=("issued", "active")) & ~_begun()),
}
RATED = ("finished", "in_use", "confirmed")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a list stands. counts: by code of SHOWS, of today's list; rates: both, by code."""

    frozen: FrozenList
    today: int
    counts: dict[str, int]
    rates: dict[str, Rates]
    events: list[ListEvent]

    @property
    def shown(self) -> list[tuple[str, str, int, Rates | None]]:
        """Code, title, count and both rates, in their order."""
        return [(c, t, self.counts[c], self.rates.get(c)) for c, (t, _q) in SHOWS.items()]


def original(frozen: FrozenList) -> set[int]:
    """Keys of the commitments that were published as this list, those carried over included."""
    rows = Publication.objects.filter(frozen_list=frozen, node_type="commitment")
    over = Carried.objects.filter(into=frozen, kind="carried").values_list("node_id", flat=True)
    return set(rows.values_list("node_id", flat=True).union(over))


def standings(found: Iterable[FrozenList]) -> list[Standing]:
    """Each list with its figures; seven queries a list, whatever its length."""
    return [standing(frozen) for frozen in found]


def standing(frozen: FrozenList) -> Standing:
    """One list with its figures and its events in the order they happened."""
    first = original(frozen)
    events = list(ListEvent.objects.filter(frozen_list=frozen).order_by("on", "id"))
    today = rules.members(first, changes(events))
    done = {code: _keys(frozen, events, which()) for code, (_t, which) in SHOWS.items()}
    return Standing(
        frozen,
        len(today),
        {code: len(keys & today) for code, keys in done.items()},
        {code: rules.rates(first, today, done[code]) for code in RATED},
        events,
    )


def changes(events: Iterable[ListEvent]) -> list[rules.Change]:
    """The events as the rule reads them."""
    return [rules.Change(e.event, e.node_id, e.on) for e in events]


def _keys(frozen: FrozenList, events: Sequence[ListEvent], which: Q) -> set[int]:
    rows = _all(frozen, [e.node_id for e in events if e.event == "added"])
    return set(rows.filter(which).values_list("pk", flat=True))


def _all(frozen: FrozenList, added: Sequence[int]) -> QuerySet[Commitment]:
    """Everything that ever stood on the list."""
    first = Publication.objects.filter(frozen_list=frozen, node_type="commitment")
    over = Carried.objects.filter(into=frozen, kind="carried")
    carried = Q(pk__in=over.values("node_id"))
    return Commitment.objects.filter(Q(pk__in=first.values("node_id")) | carried | Q(pk__in=added))


def members(frozen: FrozenList, show: str = "") -> QuerySet[Commitment]:
    """The rows of today's list, or those of them a number counts."""
    events = list(ListEvent.objects.filter(frozen_list=frozen).order_by("on", "id"))
    gone = original(frozen) - rules.members(original(frozen), changes(events))
    back = rules.members(set(), changes(events))
    rows = _all(frozen, sorted(back)).exclude(pk__in=gone)
    return rows.filter(SHOWS[show][1]()) if show in SHOWS else rows


def villages(found: Sequence[FrozenList]) -> tuple[int, int]:
    """How many villages have an item on today's lists, and how many one that is not begun."""
    every: set[int] = set()
    still: set[int] = set()
    for frozen in found:
        for show, held in (("", every), ("untouched", still)):
            rows = members(frozen, show).filter(village__isnull=False).order_by()
            held.update(v for v in rows.values_list("village_id", flat=True).distinct() if v)
    return len(every), len(still)


def values(found: Iterable[FrozenList]) -> list[dict[str, Any]]:
    """What the public reads of lists: figures, both rates, dated events; titles, no keys."""
    return [_value(one) for one in standings(found)]


def items_of(frozen: FrozenList, events: Sequence[ListEvent]) -> list[list[str]]:
    """Every item that ever stood on a list: key of its snapshot, title, how it stands there now.

    The title is the one under which it was published; two queries.
    """
    rows = Publication.objects.filter(frozen_list=frozen, node_type="commitment").order_by("id")
    first = dict(rows.values_list("node_id", "title"))
    over = Carried.objects.filter(into=frozen, kind="carried").values_list("node_id", flat=True)
    carried = Commitment.objects.filter(pk__in=over).values_list("pk", "title")
    found = {pk: [f"commitment-{pk}", title, "original"]
             for pk, title in [*first.items(), *carried]}  # fmt: skip
    for event in events:
        key = f"commitment-{event.node_id}"
        if event.event == "added":
            found[event.node_id] = [key, event.title, "added"]
        elif event.event == "dropped" and event.node_id in found:
            found[event.node_id][2] = "dropped"
    return list(found.values())


def _value(one: Standing) -> dict[str, Any]:
    frozen = one.frozen
    return {
        "key": f"list-{frozen.pk}", "title": frozen.title, "level": frozen.level,
        "county": frozen.county.name, "year": frozen.year,
        "frozen_on": frozen.frozen_on.isoformat(), "invented": frozen.invented,
        "items": items_of(frozen, one.events),
        "fields": {
            "original": frozen.count, "today": one.today,
            "rates": [[SHOWS[code][0], r.original.n, r.original.of, r.today.n, r.today.of]
                      for code, r in one.rates.items()],
            "events": [{"on": e.on.isoformat(), "event": dict(rules.KINDS)[e.event],  # type: ignore[index]
                        "title": e.title, "words": e.words, "reason": e.reason,
                        "decided_by": e.decided_by} for e in one.events],
        },
    }  # fmt: skip
