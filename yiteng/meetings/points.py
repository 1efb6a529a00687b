"""The agenda as pages show it: items with papers in editions, where they came from, what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from yiteng.files.models import Attachment
from yiteng.files.queries import attachments
from yiteng.limits.queries import values
from yiteng.meetings.models import AgendaItem, Decision, Meeting, Outcome, Pack, Paper
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.outcomes import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a paper with its files. late: it came after the pack was frozen."""

    row: Paper
    files: Sequence[Attachment]
    late: bool
    latest: bool


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came of an item. decision: for those that bind; note: for the others."""

    kind: Kind
    text: str
    decision: Decision | None = None
    note: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An item it was carried over from, with what came of it there."""

    item: AgendaItem
    came: list[Came]


@dataclass(frozen=True, slots=True)
class Point:
    """An item with its papers, its outcomes, and the items it was carried from, latest first."""

    item: AgendaItem
    papers: list[Edition]
    came: list[Came]
    earlier: list[Earlier]


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes of all items beside the minutes the meeting has; 0 where its length is unknown."""

    wanted: int
    held: int

    @property
    def over(self) -> int:
        """Minutes too many."""
        return max(0, self.wanted - self.held) if self.held else 0


def points(meeting: Meeting, pack: Pack | None) -> list[Point]:
    """The items of a loaded meeting, those taken off last; queries do not grow with them."""
    items = sorted(meeting.agenda.all(), key=lambda one: bool(one.off_reason))
    chains = _chains(items)
    past = {one.pk for chain in chains.values() for one in chain}
    papers, came = _papers(items, pack), outcomes(sorted({one.pk for one in items} | past))
    return [
        Point(
            item,
            papers.get(item.pk, []),
            came.get(item.pk, []),
            [Earlier(one, came.get(one.pk, [])) for one in chains[item.pk]],
        )
        for item in items
    ]


def outcomes(items: Sequence[int]) -> dict[int, list[Came]]:
    """What came of each item, decisions first; two queries."""
    found: dict[int, list[Came]] = {}
    for row in Decision.objects.filter(item__in=items).order_by("position", "id"):
        found.setdefault(row.item_id or 0, []).append(Came(KINDS[row.kind], row.text, row))
    notes = Outcome.objects.filter(item__in=items).select_related("to").order_by("id")
    for note in notes:
        found.setdefault(note.item_id, []).append(Came(KINDS[note.kind], note.text, None, note))
    return found


def length(meeting: Meeting) -> Length:
    """Minutes wanted and held: days of the sittings, two half days each, by the county's limit."""
    wanted = sum(one.minutes for one in meeting.agenda.all() if not one.off_reason)
    days = sum((one.days for one in meeting.sessions.all()), Decimal(0))
    if not days and meeting.application is not None:
        days = meeting.application.days
    half = values(meeting.county_id, ["gate.half_day"])["gate.half_day"]
    return Length(wanted, int(days * 2 * half))


def waiting(actor: Actor) -> QuerySet[Outcome]:
    """Items carried over that wait for a meeting, longest first."""
    rows = Outcome.objects.filter(
        meeting__in=visible(Meeting, actor), kind="carried", to__isnull=True
    )
    return rows.select_related("item", "meeting").order_by("at", "id")


def in_pack(pack: Pack) -> set[int]:
    """The papers a pack fixed."""
    return {paper["paper"] for item in pack.contents["agenda"] for paper in item["papers"]}


def _chains(items: Sequence[AgendaItem]) -> dict[int, list[AgendaItem]]:
    """The items each was carried from, latest first; a query for each step back."""
    found: dict[int, list[AgendaItem]] = {one.pk: [] for one in items}
    ends: dict[int, int] = {one.pk: one.carried_from_id for one in items if one.carried_from_id}
    while ends:
        rows = AgendaItem.objects.select_related("meeting").in_bulk(list(ends.values()))
        step: dict[int, int] = {}
        for pk, before in ends.items():
            found[pk].append(rows[before])
            earlier = rows[before].carried_from_id
            if earlier:
                step[pk] = earlier
        ends = step
    return found


def _papers(items: Sequence[AgendaItem], pack: Pack | None) -> dict[int, list[Edition]]:
    rows = Paper.objects.filter(item__in=[one.pk for one in items]).order_by("title", "-edition")
    files = attachments("meetings.paper", [row.pk for row in rows])
    frozen = in_pack(pack) if pack else set()
    newest: set[tuple[int, str]] = set()
    found: dict[int, list[Edition]] = {}
    for row in rows:
        latest = (row.item_id, row.title) not in newest
        newest.add((row.item_id, row.title))
        late = pack is not None and row.pk not in frozen and row.at > pack.at
        found.setdefault(row.item_id, []).append(Edition(row, files.get(row.pk, ()), late, latest))
    return found
