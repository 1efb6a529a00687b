"""Notice (会议通知) and minutes (会议纪要) of a meeting as official papers, from its rows.

Official papers are Chinese whatever the reader's language. Nothing is made up: a number, a day
or a place that is not recorded stays open in the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.audit.queries import history
from yiteng.meetings.models import Attendance, Decision, Meeting, Outcome
from yiteng.meetings.sitting_posts import LISTS, called, listed, seats
from yiteng.papers.values import Block, Heading, Imprint, Listed, Official, Text
from yiteng.papers.words import day
from yiteng.rules.outcomes import KINDS
from yiteng.web.sentences import say
from yiteng.web.words import local
from yiteng.workflow.trail import subject_type

CHINESE = "zh-hans"
#: What a room above says the minutes say; None for a meeting whose minutes nobody wrote.
Body = Callable[[Meeting], tuple[Block, ...] | None]
_BODIES: list[Body] = []


def register_body(body: Body) -> None:
    """Let a room above keep what minutes say; from ``AppConfig.ready()``."""
    _BODIES[:] = [body]


def notice(meeting: Meeting) -> Official:
    """The notice as values; dated on the day it was given, without a date before."""
    with translation.override(CHINESE):
        given = _day_of(meeting, "notify")
        return Official(
            head=_("%(unit)s document") % {"unit": meeting.host.name},
            number=_open_number(given or meeting.held_on),
            title=_("Notice of the convening of %(title)s") % {"title": meeting.title},
            to=tuple(_invited(meeting)) or (_("all units concerned"),),
            body=tuple(_notice(meeting)),
            signed=meeting.organiser.name,
            on=given,
            imprint=Imprint((), meeting.organiser.name, given),
            note=_note(meeting),
        )


def minutes(meeting: Meeting) -> Official:
    """The minutes as values: what was held, decided and carried over, and who was there."""
    with translation.override(CHINESE):
        written = _day_of(meeting, "minute") or meeting.held_on
        return Official(
            head=_("%(unit)s minutes of meetings") % {"unit": meeting.host.name},
            number=_open_number(written),
            by=meeting.organiser.name,
            on=written,
            title=_("Minutes of %(title)s") % {"title": meeting.title},
            body=(*_said(meeting), *_there(meeting)),
            imprint=Imprint((), meeting.organiser.name, written),
            note=_note(meeting),
        )


def draft(meeting: Meeting) -> tuple[Block, ...]:
    """What the minutes say of themselves: what was held, decided, noted and carried over."""
    with translation.override(CHINESE):
        return tuple(_draft(meeting))


def _said(meeting: Meeting) -> tuple[Block, ...]:
    kept = next((body(meeting) for body in _BODIES), None)
    return tuple(_draft(meeting)) if kept is None else kept


def _notice(meeting: Meeting) -> Iterator[Block]:
    yield Text(_("It has been decided to convene %(title)s. You are notified as follows.")
               % {"title": meeting.title})  # fmt: skip
    yield Heading(
        1, _("Time of the meeting"), "；".join(_sittings(meeting)) or _open_day(meeting.held_on)
    )
    yield Heading(1, _("Place of the meeting"), meeting.place or _("to be notified"))
    items = [item for item in meeting.agenda.all() if not item.off_reason]
    if items:
        yield Heading(1, _("Agenda"))
        for item in items:
            minutes = _("%(n)s minutes") % {"n": item.minutes} if item.minutes else ""
            behind = "；".join(filter(None, (item.decides, item.presenter, minutes)))
            yield Heading(2, item.title, behind)
    yield Heading(1, _("Who is to attend"), _participants(meeting))
    roles = [f"{label}：{words}" for label, words in _roles(meeting) if words]
    if roles:
        yield Heading(1, _("Who is responsible"), "；".join(roles))


def _draft(meeting: Meeting) -> Iterator[Block]:
    yield Text(_held(meeting))
    if meeting.minutes_text:
        yield Text(meeting.minutes_text)
    decisions = list(meeting.decisions.all())
    if decisions:
        yield Heading(1, _("Decisions"))
        for decision in decisions:
            yield Heading(2, decision.text, _duty(decision))
    others = Outcome.objects.filter(meeting=meeting).select_related("item")
    rest = list(others.order_by("position", "id"))
    if rest:
        yield Heading(1, _("Other items"))
        for one in rest:
            said = f"{say(KINDS[one.kind].title)}。{one.text}"
            yield Heading(2, one.item.title, said)


def _there(meeting: Meeting) -> Iterator[Block]:
    """Who came: each post where posts are recorded, counts where only counts are known."""
    typed = [row for row in meeting.attendance.all() if not row.from_posts]
    rows = seats(meeting)
    whole = listed(row for row in rows if row.session_id is None)
    labels = {code: say(words) for code, words in LISTS}
    for code, label in labels.items():
        counts = _counted(typed, code) if code in ("attended", "excused") else ()
        yield Listed(label, (*whole.get(code, ()), *counts))
    for session, own in groupby((row for row in rows if row.session), key=lambda row: row.session):
        for code, names in listed(own).items():
            yield Listed(f"{labels[code]}（{session.title}）", names)


def _held(meeting: Meeting) -> str:
    """Who chaired what, when and where, as far as it is recorded."""
    when = "；".join(_sittings(meeting)) or _open_day(meeting.held_on)
    words = [when]
    if meeting.place:
        words.append(_("at %(place)s") % {"place": meeting.place})
    if meeting.chair:
        words.append(_("%(post)s chaired") % {"post": meeting.chair})
    if meeting.attended:
        words.append(_("%(n)s people attended") % {"n": meeting.attended})
    held = _("%(title)s was held") % {"title": meeting.title}
    return "，".join((words[0], held, *words[1:])) + "。"


def _duty(decision: Decision) -> str:
    said = (
        (_("Lead unit"), decision.lead.name if decision.lead else ""),
        (_("To be done by"), day(decision.due_on) if decision.due_on else ""),
        (_("For whom"), decision.served),
        (_("Accepted by"), decision.acceptor),
    )
    words = "；".join(f"{label}：{text}" for label, text in said if text)
    return f"{words}。" if words else ""


def _sittings(meeting: Meeting) -> Iterator[str]:
    for one in meeting.sessions.all():
        place = f"（{one.place}）" if one.place else ""
        days = _("%(d)s days") % {"d": f"{one.days.normalize():f}"}
        yield f"{day(one.on)}{one.begins} {one.title}{place}，{days}"


def _participants(meeting: Meeting) -> str:
    typed = [row for row in meeting.attendance.all() if not row.from_posts]
    posts = dict.fromkeys(called(row) for row in seats(meeting))
    groups = "，".join((*posts, *_counted(typed, "invited")))
    total = _("%(n)s people in all") % {"n": meeting.invited} if meeting.invited else ""
    return "；".join(filter(None, (groups, total))) or _("to be notified")


def _counted(rows: Iterable[Attendance], column: str) -> Iterator[str]:
    """Each unit or group with its count, those of the whole meeting only."""
    for row in rows:
        count = getattr(row, column)
        if count and row.session_id is None:
            yield _("%(group)s %(n)s") % {"group": row.group, "n": count}


def _invited(meeting: Meeting) -> Iterator[str]:
    for row in meeting.attendance.all():
        if row.session_id is None and (row.invited or row.unit_id):
            yield row.group


def _roles(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    return (
        (_("Convener"), meeting.convener),
        (_("Chair"), meeting.chair),
        (_("Host"), meeting.host.name),
        (_("Organiser"), meeting.organiser.name),
    )


def _note(meeting: Meeting) -> str:
    """What is invented says so in the paper too; so does what a report tells."""
    if meeting.invented:
        return _("invented example, not a real paper")
    return _("source: %(source)s") % {"source": meeting.source} if meeting.source else ""


def _open_number(on: date | None) -> str:
    """〔2023〕  号: the number is given where the paper is registered."""
    return f"〔{on.year}〕　　号" if on else ""


def _open_day(on: date | None) -> str:
    return day(on) if on else _("to be notified")


def _day_of(meeting: Meeting, step: str) -> date | None:
    """The day a step was taken last, from the trail."""
    found = history(subject_type(meeting), meeting.pk)
    at = next((one.said_at for one in found if one.action == step), None)
    here = local(at) if at else None
    return date(here.year, here.month, here.day) if here else None
