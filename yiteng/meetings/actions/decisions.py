"""Recording what comes of items while the meeting runs; completing decisions until it is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.links.actions import link_many
from yiteng.meetings.actions.agenda import add_agenda
from yiteng.meetings.actions.editing import changed, claim
from yiteng.meetings.actions.parts import add
from yiteng.meetings.models import AgendaItem, Decision, Meeting, Outcome
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import decided
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances
from yiteng.workflow.flow import flow_of

_COPIED = ("title", "decides", "decided_by", "presenter", "minutes")


def add_decisions(rows: Sequence[Decision], *, actor: Actor, at: datetime) -> list[Decision]:
    """Record decisions and measures (议定事项) while the meeting runs, linked to their meeting.

    The area is the meeting's where it is missing.
    """
    for row in rows:
        if not row.county_id:
            row.county_id, row.town_id = row.meeting.county_id, row.meeting.town_id
    with transaction.atomic():
        saved = add(rows, actor=actor, at=at, action="meetings.outcomes")
        links = [(("meeting", d.meeting_id), ("decision", d.pk), "decided_at") for d in saved]
        link_many(links, actor=actor, at=at)
    return saved


def note(rows: Sequence[Outcome], *, actor: Actor, at: datetime) -> list[Outcome]:
    """Record that items were taken note of, while the meeting runs."""
    for row in rows:
        row.at, row.by_post = at, actor.post_title
    return add(rows, actor=actor, at=at, action="meetings.outcomes")


def carry_over(
    item: AgendaItem, to: Meeting | None, *, why: str, actor: Actor, at: datetime
) -> Outcome:
    """Carry an item over: to a planned meeting, where it becomes an item, or to the waiting list.

    Raises Refused where no reason is given, it was carried over before, or that meeting's
    agenda is fixed.
    """
    with transaction.atomic():
        door.lock(flow_of(Meeting), [item.meeting])
        refusals = _not_carried(item, to, why)
        if refusals:
            raise Refused(refusals)
        (outcome,) = note(
            [Outcome(meeting=item.meeting, item=item, kind="carried", text=why, to=to)],
            actor=actor,
            at=at,
        )
        if to is not None:
            _put_on(item, to, actor, at)
    return outcome


def take_up(outcome: Outcome, to: Meeting, *, actor: Actor, at: datetime) -> AgendaItem:
    """Put an item that waits on the agenda of a planned meeting. Raises Refused if it is there."""
    with transaction.atomic():
        outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
        if outcome.to_id is not None:
            raise Refused([_CARRIED])
        item = _put_on(outcome.item, to, actor, at)
        changed(outcome, {"to": to}, actor=actor, at=at)
    return item


_CARRIED = Refusal(
    "meeting.carried", N_("It is on the agenda of another meeting already."), field="to"
)


def _not_carried(item: AgendaItem, to: Meeting | None, why: str) -> list[Refusal]:
    found = []
    if not why.strip():
        found.append(Refusal("meeting.carry_why", N_("Say why it is carried over."), field="text"))
    if Outcome.objects.filter(item=item, kind="carried").exists():
        found.append(
            Refusal("meeting.carried_before", N_("This item is carried over already."), field="to")
        )
    if to is not None and to.pk == item.meeting_id:
        found.append(
            Refusal("meeting.carried_here", N_("Choose another meeting than this one."), field="to")
        )
    return found


def _put_on(item: AgendaItem, to: Meeting, actor: Actor, at: datetime) -> AgendaItem:
    row = AgendaItem(meeting=to, carried_from=item, **{n: getattr(item, n) for n in _COPIED})
    return add_agenda([row], actor=actor, at=at)[0]


def complete_decision(
    decision: Decision,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Decision:
    """Name lead, date, served party or acceptor; a closed meeting's decisions stay as decided.

    seen: the version the actor saw. Raises Refused where somebody was quicker.
    """
    entrances.permit(actor, "meetings.outcomes")
    with transaction.atomic():
        (meeting,) = door.lock(flow_of(Meeting), [decision.meeting])
        if meeting.state == "closed":
            raise Refused([decided()])
        return changed(claim(decision, seen), values, actor=actor, at=at)


class Conflicts(Exception):
    """Decisions that could not be saved, by id: the reasons and the version recorded now."""

    def __init__(self, rows: Mapping[int, tuple[Refused, int]]) -> None:
        super().__init__(sorted(rows))
        self.rows = rows


def complete_many(
    changes: Sequence[tuple[Decision, Mapping[str, Any], int | None]],
    *,
    actor: Actor,
    at: datetime,
) -> int:
    """Complete decisions together, all or none; each with its values and the version seen.

    Returns how many. Raises Conflicts with every row that was refused.
    """
    refused: dict[int, tuple[Refused, int]] = {}
    with transaction.atomic():
        for row, values, seen in changes:
            try:
                complete_decision(row, values, actor=actor, at=at, seen=seen)
            except Refused as reasons:
                held = Decision.objects.filter(pk=row.pk).values_list("version", flat=True)
                refused[row.pk] = (reasons, held.first() or 0)
        if refused:
            raise Conflicts(refused)
    return len(changes)
