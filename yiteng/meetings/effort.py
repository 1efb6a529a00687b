"""Hours before and after meetings, computed from records made anyway; a fixed number of queries.

Before: visits and symposiums behind the problems a meeting treats. After: visits that follow up the
meeting, its decisions, its measures or the commitments made of them, and items carried over to a
later meeting (people × the item's minutes).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yiteng.links import queries as links
from yiteng.links.models import Link
from yiteng.links.nodes import Key
from yiteng.meetings.models import AgendaItem, Meeting
from yiteng.research.models import Finding, Occasion
from yiteng.rules.lifecycles.meeting import HELD

_MINUTES = Decimal(60)


@dataclass(frozen=True, slots=True)
class Effort:
    """Of one meeting. researched, delivered: hours; occasions, visits: how many they come from;

    carried: hours people sat over its items in later meetings, part of ``delivered``.
    """

    researched: Decimal = Decimal(0)
    occasions: int = 0
    delivered: Decimal = Decimal(0)
    visits: int = 0
    carried: Decimal = Decimal(0)


def of_meetings(meetings: Sequence[Meeting]) -> dict[int, Effort]:
    """What was recorded before and after each; ten queries however many there are."""
    before, after = _before(meetings), _after(meetings)
    carried = _carried([one.pk for one in meetings])
    hours = _hours({pk for held in (before, after) for ids in held.values() for pk in ids})
    found = {}
    for one in meetings:
        behind, visits = before.get(one.pk, set()), after.get(one.pk, set())
        later = carried.get(one.pk, Decimal(0))
        found[one.pk] = Effort(
            _sum(hours, behind), len(behind), _sum(hours, visits) + later, len(visits), later
        )
    return found


def _before(meetings: Sequence[Meeting]) -> dict[int, set[int]]:
    """The occasions behind each meeting's problems; three queries."""
    by_application = {one.application_id: one.pk for one in meetings if one.application_id}
    problems = _up("application", by_application, "treats")
    findings = _up("problem", {pk for ids in problems.values() for pk in ids}, "found_in")
    ids = {pk for held in findings.values() for pk in held}
    visit = dict(Finding.objects.filter(pk__in=ids).values_list("pk", "occasion_id"))
    return {
        by_application[application]: {
            visit[finding] for problem in held for finding in findings.get(problem, ())
            if finding in visit
        }
        for application, held in problems.items()
    }  # fmt: skip


def _up(type_: str, ids: Iterable[int], role: str) -> dict[int, set[int]]:
    rows = Link.objects.filter(down_type=type_, down_id__in=list(ids), role=role)
    found: dict[int, set[int]] = {}
    for down, up in rows.values_list("down_id", "up_id"):
        found.setdefault(down, set()).add(up)
    return found


def _after(meetings: Sequence[Meeting]) -> dict[int, set[int]]:
    """The visits that follow each meeting up, or what came of it; three queries."""
    owner: dict[Key, set[int]] = {("meeting", one.pk): {one.pk} for one in meetings}
    made = _down(owner, ("decided_at", "issued_by"))
    work = _down(made, ("decided", "carries_out"))
    everything = _merged(owner, made, work)
    found: dict[int, set[int]] = {}
    for (_type, visit), ids in _down(everything, ("follows_up",)).items():
        for pk in ids:
            found.setdefault(pk, set()).add(visit)
    return found


def _down(above: Mapping[Key, set[int]], roles: Sequence[str]) -> dict[Key, set[int]]:
    """What hangs below these nodes, each with the meetings it comes from; one query."""
    found: dict[Key, set[int]] = {}
    rows = links.downs(above, roles).values_list("up_type", "up_id", "down_type", "down_id")
    for up_type, up_id, down_type, down_id in rows:
        found.setdefault((down_type, down_id), set()).update(above[up_type, up_id])
    return found


def _merged(*held: Mapping[Key, set[int]]) -> dict[Key, set[int]]:
    found: dict[Key, set[int]] = {}
    for one in held:
        for key, ids in one.items():
            found.setdefault(key, set()).update(ids)
    return found


def _carried(ids: Sequence[int]) -> dict[int, Decimal]:
    """Hours people sat over items carried over from each meeting; one query."""
    rows = AgendaItem.objects.filter(
        carried_from__meeting__in=ids, meeting__state__in=HELD, off_reason=""
    )
    found: dict[int, Decimal] = {}
    for pk, minutes, people in rows.values_list(
        "carried_from__meeting", "minutes", "meeting__attended"
    ):
        found[pk] = found.get(pk, Decimal(0)) + minutes * (people or 0) / _MINUTES
    return found


def _hours(ids: Iterable[int]) -> dict[int, Decimal]:
    return dict(Occasion.objects.filter(pk__in=list(ids)).values_list("pk", "hours"))


def _sum(hours: Mapping[int, Decimal], ids: Iterable[int]) -> Decimal:
    return sum((hours.get(pk, Decimal(0)) for pk in ids), Decimal(0))
