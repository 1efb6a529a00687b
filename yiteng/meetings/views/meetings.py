"""Meetings: list, one with its decisions, minutes to print, convening, steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.gate.nodes import readable as applications_readable
from yiteng.gate.queries import application as application_of
from yiteng.meetings import actions, agreeing, hours, points, queries, sitting_posts, tables
from yiteng.meetings.concerned import may_hand_in
from yiteng.meetings.forms import MeetingFilter
from yiteng.meetings.models import Meeting
from yiteng.rules.gate.scope import BY_CODE
from yiteng.rules.lifecycles.meeting import AGENDA, ATTENDANCE, HELD, MEETING, OUTCOMES
from yiteng.rules.table import Table
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now
from yiteng.workflow.pages import Tried, attempt, standing

#: States in which decisions may become commitments.
SETTLED = (*OUTCOMES, *HELD)


def index(request: HttpRequest) -> HttpResponse:
    """Meetings, latest first, with length, attendance and decisions."""
    who = actor(request)
    form = MeetingFilter(request.GET, county=who.county)

    def page_of(get: Mapping[str, str]) -> Table:
        found = pages(queries.meetings(who, **form.wanted()), by=("-held_on", "-id"), get=get)
        ids = [row.pk for row in found.rows]
        return tables.meetings(found, queries.lengths(ids), queries.decided(ids), form.said())

    if wanted(request):
        return whole(request, page_of, _("Meetings"))
    return render(request, "meetings/list.html", {
        "form": form,
        "table": page_of(request.GET),
        "held": queries.held(who).count(),
        "crumbs": [(_("Meetings"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what it decided, what each decision still lacks, what is next."""
    return _page(request, queries.meeting(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step; refused, the page says every reason at once."""
    meeting = queries.meeting(actor(request), pk)
    tried = attempt(request, meeting, actions.take) if request.method == "POST" else None
    return _page(request, meeting, tried) if tried else redirect("meetings:show", pk=pk)


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes to print: roles, attendance, what was decided on."""
    meeting = queries.meeting(actor(request), pk)
    return render(request, "meetings/minutes.html", {
        "meeting": meeting,
        "days": queries.length(meeting),
        "crumbs": [(meeting.title, reverse("meetings:show", args=[pk])), (_("Record of the meeting"), "")],
    })  # fmt: skip


def convene(request: HttpRequest, pk: int) -> HttpResponse:
    """Convene the meeting of an approved application; POST only."""
    who = actor(request)
    application = application_of(who, pk)
    if request.method != "POST":
        return redirect("gate:show", pk=pk)
    (meeting,) = actions.convene([application], actor=who, at=now(request))
    messages.success(request, _("Convened. The dossier is copied; name convener and chair next."))
    return redirect("meetings:show", pk=meeting.pk)


def _remedies(meeting: Meeting) -> dict[str, tuple[str, str]]:
    """Where each refusal is mended."""
    plan = (_("Fill in the plan"), reverse("meetings:plan", args=[meeting.pk]))
    return {
        "meeting.missing_role": plan,
        "meeting.no_agenda": (_("Add"), reverse("meetings:add", args=[meeting.pk, "agenda"])),
        "meeting.no_attendance": (
            _("Add"),
            reverse("meetings:add", args=[meeting.pk, "attendance"]),
        ),
        "meeting.decision_open": (_("See the decisions"), "#decisions"),
    }


def _page(request: HttpRequest, meeting: Meeting, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    days, pack = queries.length(meeting), meeting.packs.last()
    may_run = who.may("meetings.run") and meeting.state not in ("closed", "cancelled")
    decisions = tables.decisions(meeting, agreeing.carried(who, list(meeting.decisions.all())))
    return render(request, "meetings/show.html", {
        "meeting": meeting,
        "type": BY_CODE[meeting.meeting_type],
        "state": MEETING.state(meeting.state),
        "days": days,
        "hours": hours.of(meeting),
        "seats": sitting_posts.seats(meeting),
        "points": points.points(meeting, pack),
        "length": points.length(meeting),
        "agenda_open": may_run and meeting.state in AGENDA,
        "attendance_open": may_run and meeting.state in ATTENDANCE,
        "outcomes_open": who.may("meetings.outcomes") and meeting.state in OUTCOMES,
        "may_settle": who.may("meetings.outcomes") and _settleable(meeting, decisions),
        "may_pack": who.may("meetings.papers"),
        "pack": pack,
        "decisions": decisions,
        "incomplete": sum(1 for one in decisions if one.lacks),
        "may_open": bool(
            meeting.application_id and applications_readable(who, [meeting.application_id])
        ),
        "may_walk": who.may("thread.walk"),
        "may_run": may_run,
        "may_hand_in": meeting.state not in ("closed", "cancelled") and may_hand_in(meeting, who),
        "standing": standing(request, meeting, tried, remedies=_remedies(meeting)),
        "crumbs": [(_("Meetings"), reverse("meetings:list")), (meeting.title, "")],
    }, status=409 if tried else 200)  # fmt: skip


def _settleable(meeting: Meeting, decisions: Sequence[tables.Decided]) -> bool:
    """Until it is closed; then only where a decision has no commitment yet."""
    unmade = any(not one.commitments for one in decisions)
    return meeting.state in SETTLED and (meeting.state != "closed" or unmade)
