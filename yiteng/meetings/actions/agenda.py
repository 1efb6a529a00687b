"""The agenda until the notice: items added, moved, taken off; papers in editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from yiteng.files.actions import Received, attach_received
from yiteng.files.models import Attachment
from yiteng.gate.models import Paper as GatePaper
from yiteng.meetings.actions.editing import changed, claim
from yiteng.meetings.actions.parts import add, writable
from yiteng.meetings.concerned import may_hand_in, not_concerned
from yiteng.meetings.models import AgendaItem, Meeting, Paper
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances
from yiteng.workflow.flow import flow_of

#: How attachments name the row they hang on.
PAPER = "meetings.paper"


def add_agenda(rows: Sequence[AgendaItem], *, actor: Actor, at: datetime) -> list[AgendaItem]:
    """Add agenda items to those copied from the dossier, until the notice."""
    return add(rows, actor=actor, at=at)


def move(item: AgendaItem, *, up: bool, actor: Actor, at: datetime) -> list[AgendaItem]:
    """Move an item one place up or down among those that stand. Returns them in their order."""
    entrances.permit(actor, "meetings.run")
    with transaction.atomic():
        (meeting,) = door.lock(flow_of(Meeting), [item.meeting])
        writable(AgendaItem, [meeting])
        rows = list(AgendaItem.objects.filter(meeting=meeting, off_reason=""))
        place = next((n for n, row in enumerate(rows) if row.pk == item.pk), None)
        other = None if place is None else place + (-1 if up else 1)
        if place is None or other is None or not 0 <= other < len(rows):
            return rows
        rows[place], rows[other] = rows[other], rows[place]
        for number, row in enumerate(rows, 1):
            if row.position != number:
                changed(row, {"position": number}, actor=actor, at=at)
    return rows


def take_off(
    item: AgendaItem, *, reason: str, actor: Actor, at: datetime, seen: int | None = None
) -> AgendaItem:
    """Take an item off the agenda, with a reason; it stays readable. Raises Refused."""
    entrances.permit(actor, "meetings.run")
    if not reason.strip():
        raise Refused(
            [Refusal("meeting.off_why", N_("Say why it is taken off."), field="off_reason")]
        )
    with transaction.atomic():
        (meeting,) = door.lock(flow_of(Meeting), [item.meeting])
        writable(AgendaItem, [meeting])
        values = {"off_reason": reason.strip(), "off_by_post": actor.post_title, "off_at": at}
        return changed(claim(item, seen), values, actor=actor, at=at)


def add_papers(
    rows: Sequence[Paper],
    *,
    actor: Actor,
    at: datetime,
    files: Sequence[Received] = (),
) -> list[Paper]:
    """Add papers; one of the same item and title is its next edition, the one before stays.

    files: received before, hung on each of the rows. Papers may come until the meeting is
    closed; what came after the pack was frozen is shown as late. The offices hand them in, and
    the units concerned; others are Refused.
    """
    for meeting in {row.meeting_id: row.meeting for row in rows}.values():
        if not may_hand_in(meeting, actor):
            raise Refused([not_concerned(meeting)])
    with transaction.atomic():
        _number(rows)
        for row in rows:
            row.at, row.by_post = at, actor.post_title
        saved = add(rows, actor=actor, at=at, action="meetings.hand_in")
        for row in saved if files else ():
            _hang(row, files, actor, at)
    return saved


def take_over(items: Mapping[int, AgendaItem], actor: Actor, at: datetime) -> None:
    """Copy the papers of applications with their files. items: by id of the gate's item."""
    found = GatePaper.objects.filter(item__in=items).order_by("item", "position", "id")
    pairs = [(paper, items[paper.item_id]) for paper in found]
    saved = add(
        [
            Paper(
                meeting=item.meeting, item=item, title=paper.title, edition=paper.version,
                characters=paper.characters, pages=paper.pages, received_on=paper.received_on,
                at=at, by_post=actor.post_title,
            )
            for paper, item in pairs
        ],
        actor=actor,
        at=at,
    )  # fmt: skip
    copies = {paper.pk: row for (paper, _), row in zip(pairs, saved, strict=True)}
    held = Attachment.objects.filter(parent_type="gate.paper", parent_id__in=copies)
    for one in held.order_by("id"):
        _hang(copies[one.parent_id], [_again(one)], actor, at)


def _again(one: Attachment) -> Received:
    return Received(one.name, one.media_type, one.size, one.sha256, one.path, one.width, one.height)


def _hang(row: Paper, files: Sequence[Received], actor: Actor, at: datetime) -> None:
    attach_received(
        files, parent_type=PAPER, parent_id=row.pk, county_id=row.county_id, actor=actor, at=at
    )


def _number(rows: Sequence[Paper]) -> None:
    """Number each after those of its item and title; the items' rows are locked."""
    wanted = {row.item_id for row in rows}
    list(AgendaItem.objects.select_for_update(of=("self",)).filter(pk__in=wanted))
    found = Paper.objects.filter(item__in=wanted).order_by()
    grouped = found.values_list("item_id", "title").annotate(Max("edition"))
    last = {(item, title): edition for item, title, edition in grouped}
    for row in rows:
        key = (row.item_id, row.title)
        row.edition = last[key] = last.get(key, 0) + 1
