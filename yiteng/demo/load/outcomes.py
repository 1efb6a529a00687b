"""What came of each item of a meeting: packs, decisions, what was noted, an item carried over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from yiteng.demo.content import meetings as meeting_content
from yiteng.demo.content import outcomes as content
from yiteng.demo.content.seated import SEATED, Seated
from yiteng.demo.load.keys import Keys
from yiteng.meetings import actions
from yiteng.meetings.models import AgendaItem, Attendance, Decision, Meeting, Outcome, Paper, Seat
from yiteng.meetings.points import waiting
from yiteng.rules.actor import Actor

_HOUR = timedelta(hours=1)


def prepare(key: str, row: Meeting, actor: Actor, at: datetime) -> None:
    """Before the notice: the item that is carried over is put on, or taken up."""
    one = content.CARRIED
    if key == one.meeting:
        actions.add_agenda(
            [
                AgendaItem(
                    meeting=row, title=one.title, decides=one.decides,
                    decided_by=row.host.name, presenter=one.presenter, minutes=one.minutes,
                )
            ],
            actor=actor,
            at=at,
        )  # fmt: skip
    if key == one.to:
        outcome = waiting(actor).get(item__title=one.title)
        actions.take_up(outcome, row, actor=actor, at=at)


def freeze(key: str, row: Meeting, actor: Actor, at: datetime, opening: datetime) -> None:
    """Freeze the pack between notice and opening; one paper of 示例镇 comes late."""
    actions.freeze(row, actor=actor, at=at + (opening - at) / 2)
    meeting, title, characters = content.LATE_PAPER
    if key == meeting:
        item = row.agenda.get(title=title)
        before = item.papers.get()
        paper = Paper(
            meeting=row, item=item, title=before.title, characters=characters,
            pages=-(-characters // 600),
        )  # fmt: skip
        actions.add_papers([paper], actor=actor, at=opening - _HOUR)


def record(keys: Keys, found: Any, row: Meeting, actor: Actor) -> None:
    """While it runs: decisions by item, what was noted, the item carried over."""
    at = meeting_content.opening(found) + _HOUR
    items = {item.title: item for item in row.agenda.filter(off_reason="").order_by("-position")}
    made = actions.add_decisions(
        [_decision(keys, row, items, d) for d in found.decisions], actor=actor, at=at
    )
    keys.decisions.update({d.key: saved for d, saved in zip(found.decisions, made, strict=True)})
    actions.note(
        [
            Outcome(meeting=row, item=items[title], kind="information", text=words)
            for title, words in content.NOTED.get(found.key, ())
        ],
        actor=actor,
        at=at,
    )
    one = content.CARRIED
    if found.key == one.meeting:
        actions.carry_over(items[one.title], None, why=one.why, actor=actor, at=at)


def attended(keys: Keys, found: Any, row: Meeting, actor: Actor, at: datetime) -> Meeting:
    """Who came: posts where they are recorded, counts of each group for all others."""
    seated = SEATED.get(found.key, ())
    seats = [
        Seat(post=keys.posts[one.post], came=one.came, word=one.word, listens=one.listens)
        for one in seated
    ]
    row = actions.record_attendance(row, _others(found, seated), actor=actor, at=at)
    return actions.record_posts(row, None, seats, actor=actor, at=at) if seats else row


def _others(found: Any, seated: Sequence[Seated]) -> list[Attendance]:
    """How many of each group came beside the posts recorded, substitutes among them."""
    pairs = zip(found.by_group, content.AWAY[found.key], strict=True)
    came = Counter(one.group for one in seated if one.came in ("present", "substitute"))
    away = Counter(one.group for one in seated if one.came == "excused")
    return [
        Attendance(
            group=name, invited=n + excused - came[name] - away[name], attended=n - came[name],
            substitutes=substitutes, excused=excused - away[name],
        )
        for (name, n), (substitutes, excused) in pairs
        if n
    ]  # fmt: skip


def _decision(keys: Keys, row: Meeting, items: dict[str, AgendaItem], d: Any) -> Decision:
    post = keys.posts[d.acceptor] if d.acceptor else None
    return Decision(
        meeting=row, item=items[content.DECIDED[d.key]], text=d.text,
        kind="measure" if d.key in content.MEASURES else "decision", lead=keys.units[d.lead],
        due_on=d.due, served=d.served, acceptor=post.title if post else "", acceptor_post=post,
    )  # fmt: skip
