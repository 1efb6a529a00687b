"""What has become of findings: followed down the links, work counted a measure at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery

from yiteng.commitments.models import Commitment
from yiteng.links import queries as links
from yiteng.links.models import Link
from yiteng.links.nodes import Key
from yiteng.measures.models import Measure
from yiteng.meetings.models import Meeting
from yiteng.research.models import Problem
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.rules.replies import Event
from yiteng.rules.replies import Key as Happened

#: The way back to the findings: what a commitment, measure or meeting rests on.
BACK = ("carries_out", "solves", "heard", "decided", "decided_at", "convened_from", "treats",
        "answers", "found_in")  # fmt: skip
#: What answers a finding more closely than a decision of the meeting.
_ANSWERED = ("issued", "begun")
_DEPTH = 8
_NOT_BEGUN = ("draft", "issued", "objected", "withdrawn", "merged")
_TITLE = 200


def findings_behind(keys: Iterable[Key]) -> set[int]:
    """The findings these nodes rest on; one query a level."""
    front, seen = set(keys), set[Key]()
    for _ in range(_DEPTH):
        seen |= front
        rows = links.ups(front, BACK).values_list("up_type", "up_id") if front else ()
        front = {(type_, id_) for type_, id_ in rows} - seen
    return {id_ for type_, id_ in seen if type_ == "finding"}


def became(ids: Sequence[int], today: date) -> dict[int, dict[Happened, Event]]:
    """What has become of each of these findings so far; a fixed number of queries.

    A decision names no problem: its work counts only where neither a measure nor work of its own
    answers the finding. today: the day of what has no day of its own.
    """
    down = _Down(ids)
    problems = down.step("finding", ids, "found_in", "problem")
    applications = down.step("problem", problems, "treats", "application")
    meetings = down.step("application", applications, "convened_from", "meeting")
    measures = down.step("problem", problems, "answers", "measure")
    decisions = down.step("meeting", meetings, "decided_at", "decision")
    found: dict[int, dict[Happened, Event]] = {pk: {} for pk in ids}
    events = {
        **_problems(problems, today), **_meetings(meetings, today), **_measures(measures, today),
        **_work("finding", ids, ("heard",), today), **_work("problem", problems, ("solves",), today),
        **_work("measure", measures, ("carries_out",), today),
    }  # fmt: skip
    for key, event in events.items():
        for pk in down.of(key[1], key[2]):
            found[pk][key] = event
    bare = {pk for pk, known in found.items() if not any(k[0] in _ANSWERED for k in known)}
    for key, event in _work("decision", decisions, ("decided",), today).items():
        for pk in down.of(key[1], key[2]) & bare:
            found[pk][key] = event
    return found


class _Down:
    """Which findings each node below rests on."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._held: dict[Key, set[int]] = {("finding", pk): {pk} for pk in ids}

    def step(self, up: str, ids: Iterable[int], role: str, down: str) -> list[int]:
        """One level down; returns the ids reached."""
        rows = Link.objects.filter(up_type=up, up_id__in=list(ids), role=role, down_type=down)
        reached: dict[int, None] = {}
        for up_id, down_id in rows.order_by("id").values_list("up_id", "down_id"):
            reached[down_id] = None
            self._held.setdefault((down, down_id), set()).update(self.of(up, up_id))
        return list(reached)

    def of(self, type_: str, id_: int) -> set[int]:
        """The findings a node rests on."""
        return self._held.get((type_, id_), set())


def _problems(ids: Sequence[int], today: date) -> dict[Happened, Event]:
    rows = Problem.objects.filter(pk__in=ids).exclude(state="draft")
    return {
        ("dropped" if state == "dropped" else "stated", "problem", pk): Event(title, 1, today)
        for pk, title, state in rows.values_list("pk", "title", "state")
    }


def _meetings(ids: Sequence[int], today: date) -> dict[Happened, Event]:
    rows = Meeting.objects.filter(pk__in=ids).exclude(state="cancelled")
    return {
        ("convened", "meeting", pk): Event(title, 1, on or today)
        for pk, title, on in rows.values_list("pk", "title", "held_on")
    }


def _measures(ids: Sequence[int], today: date) -> dict[Happened, Event]:
    rows = Measure.objects.filter(pk__in=ids, state="issued")
    return {
        ("issued", "measure", pk): Event(title, 1, on or today)
        for pk, title, on in rows.values_list("pk", "title", "issued_on")
    }


def _work(up: str, ids: Sequence[int], roles: Sequence[str], today: date) -> dict[Happened, Event]:
    """Begun, closed and published work below each node, counted by the database; one query."""
    found: dict[Happened, Event] = {}
    if not ids:
        return found
    for row in _counted(up, ids, roles):
        for code in ("begun", "done", "published"):
            if row[code]:
                key = (code, up, row["up_id"])
                found[key] = Event(str(row["first"])[:_TITLE], row[code], today)
    return found


def _counted(up: str, ids: Sequence[int], roles: Sequence[str]) -> QuerySet[Any, Any]:
    work = Commitment.objects.filter(pk=OuterRef("down_id"))
    rows = Link.objects.filter(
        up_type=up, up_id__in=list(ids), role__in=roles, down_type="commitment"
    )
    marked = rows.order_by().annotate(
        state=Subquery(work.values("state")[:1]), title=Subquery(work.values("title")[:1]),
        shown=Subquery(work.values("published")[:1]),
    )  # fmt: skip
    return marked.values("up_id").annotate(
        first=Min("title"),
        begun=Count("id", filter=~Q(state__in=_NOT_BEGUN)),
        done=Count("id", filter=Q(state__in=DONE)),
        published=Count("id", filter=Q(shown=True)),
    ).order_by(F("up_id"))  # fmt: skip
