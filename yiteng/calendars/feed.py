"""The feed as a program reads it (RFC 5545): hours where every sitting has one, else whole days.

An application and the meeting that comes of it are one entry: the same UID, a rising SEQUENCE.
Nothing of the review is in it but the status.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from yiteng.calendars import queries
from yiteng.gate.models import Application
from yiteng.meetings.models import Meeting, Session
from yiteng.rules.actor import Actor
from yiteng.rules.calendar import Status, of_application, of_meeting
from yiteng.rules.meeting_load import HOURS
from yiteng.workflow.clock import SHANGHAI

HOURLY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. uid: of the entry, without the host; first, last: days, the last included;

    span: from when to when, where the hours are known.
    """

    uid: str
    sequence: int
    event: int
    status: Status
    title: str
    first: date
    last: date
    place: str
    words: tuple[str, ...]
    path: str
    span: tuple[datetime, datetime] | None = None


def lines(actor: Actor, today: date) -> list[Line]:
    """Every entry of a post's feed, by day."""
    found = [
        *(_application(row) for row in queries.applications(actor, today)),
        *(line for row in queries.meetings(actor, today) for line in _meeting(row)),
    ]
    return sorted(found, key=lambda line: (line.first, line.uid))


def written(actor: Actor, entries: Iterable[Line], base: str) -> bytes:
    """The feed. base: scheme and host of the installation, for links and UIDs."""
    entries = list(entries)
    at = queries.changed({line.event for line in entries})
    host = base.partition("://")[2]
    name = _("Meetings of %(post)s") % {"post": actor.post_title}
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Yiteng//Meetings//ZH")
    made.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        made.add(key, name)
    made.add("x-wr-timezone", "Asia/Shanghai")
    made.add("refresh-interval", HOURLY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for line in entries:
        made.add_component(_event(line, at.get(line.event), host, base))
    return bytes(made.to_ical())


def _event(line: Line, at: datetime | None, host: str, base: str) -> Event:
    made = Event()
    made.add("uid", f"{line.uid}@{host}")
    made.add("sequence", line.sequence)
    if at is not None:
        made.add("dtstamp", at)
        made.add("last-modified", at)
    made.add("status", line.status)
    made.add("summary", line.title)
    begins, ends = line.span or (line.first, line.last + timedelta(days=1))
    made.add("dtstart", begins)
    made.add("dtend", ends)
    made.add("transp", "TRANSPARENT" if line.status == "CANCELLED" else "OPAQUE")
    if line.place:
        made.add("location", line.place)
    made.add("description", "\n".join(line.words))
    made.add("url", base + line.path)
    return made


def _application(row: Application) -> Line:
    status = of_application(row.state)
    assert row.wanted_on is not None
    days = max(1, math.ceil(row.days))
    mark = _("[awaiting approval]") if status == "TENTATIVE" else ""
    return Line(
        f"application-{row.pk}", row.version, row.last_event, status, mark + _titled(row),
        row.wanted_on, row.wanted_on + timedelta(days=days - 1), "",
        _roles(row.host.name, row.organiser.name), f"/applications/{row.pk}/",
    )  # fmt: skip


def _meeting(row: Meeting) -> Iterator[Line]:
    """One entry a meeting, from its first sitting to its last."""
    assert row.held_on is not None
    days = [one.on for one in row.sessions.all()] or [row.held_on]
    uid = f"application-{row.application_id}" if row.application_id else f"meeting-{row.pk}"
    words = _roles(row.host.name, row.organiser.name, row.convener, row.chair)
    yield Line(
        uid, 1000 + row.version, row.last_event, of_meeting(row.state), _titled(row), min(days), max(days),
        row.place, words, f"/meetings/{row.pk}/", _span(row.sessions.all()),
    )  # fmt: skip


def _span(sittings: Iterable[Session]) -> tuple[datetime, datetime] | None:
    """From the first hour to the last, in UTC; None where a sitting has none or takes days."""
    spans, held = [], list(sittings)
    if len({one.on for one in held}) != 1:
        return None
    for one in held:
        if not one.begins or one.days > 1:
            return None
        local = datetime.combine(one.on, time.fromisoformat(one.begins), tzinfo=SHANGHAI)
        begins = local.astimezone(UTC)
        spans.append((begins, begins + timedelta(hours=float(one.days * HOURS))))
    return min(begins for begins, _end in spans), max(end for _begins, end in spans)


def _titled(row: Application | Meeting) -> str:
    return f"{row.title}{_(' (invented)')}" if row.invented else str(row.title)


def _roles(host: str, organiser: str, convener: str = "", chair: str = "") -> tuple[str, ...]:
    said = ((_("Host"), host), (_("Organiser"), organiser), (_("Convener"), convener),
            (_("Chair"), chair))  # fmt: skip
    return tuple(f"{label}：{words}" for label, words in said if words)
