"""The dossier, the verdict and the papers of an application, as members of a case file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from yiteng.casefiles.gather import Gathered, files
from yiteng.gate import queries as gate
from yiteng.gate.models import Application
from yiteng.gate.papers import approval_form
from yiteng.links.models import Link
from yiteng.meetings import papers as of_meetings
from yiteng.meetings.models import Decision, Meeting
from yiteng.papers.build import build
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.web.sentences import say

Plain = dict[str, Any]
#: Accounts: a case file names posts, never persons.
_PERSONS = frozenset(
    {"opened_by", "submitted_by", "reviewed_by", "noted_by", "asked_by", "agreed_by"}
)
_PARTS = ("goals", "items", "papers", "prescriptions", "opinions", "results", "offered", "notices")


def dossier(application: Application, gathered: Gathered) -> Plain:
    """The rows as they stand now: application, parts, problems, findings, meetings."""
    findings = Finding.objects.filter(pk__in=gathered.findings).order_by("id")
    occasions = Occasion.objects.filter(pk__in={f.occasion_id for f in findings if f.occasion_id})
    return {
        "application": row(application),
        **{name: rows(getattr(application, name).all()) for name in _PARTS},
        "problems": rows(Problem.objects.filter(pk__in=gathered.problems).order_by("id")),
        "findings": rows(findings),
        "occasions": rows(occasions.order_by("id")),
        "files": rows(files(application)),
        "links": rows(_links(application, gathered)),
        "meetings": rows(Meeting.objects.filter(pk__in=gathered.meetings).order_by("id")),
        "decisions": rows(Decision.objects.filter(meeting__in=gathered.meetings).order_by("id")),
    }


def _links(application: Application, gathered: Gathered) -> QuerySet[Link]:
    """What the application rests on and what was convened from it, with fingerprints."""
    mine = Q(down_type="application", down_id=application.pk)
    mine |= Q(up_type="application", up_id=application.pk)
    mine |= Q(down_type="problem", down_id__in=gathered.problems, up_type="finding")
    return Link.objects.filter(mine).order_by("id")


def rows(found: Iterable[Model]) -> list[Plain]:
    """Rows as plain values."""
    return [row(one) for one in found]


def row(one: Model) -> Plain:
    """The columns of a row; a row it points to by key and name; no persons."""
    said: Plain = {}
    for column in one._meta.concrete_fields:
        if column.name in _PERSONS or column.many_to_many:
            continue
        value = getattr(one, column.attname)
        if column.is_relation and value is not None:
            said[column.name] = {"id": value, "name": _name(getattr(one, column.name))}
        else:
            said[column.name] = value
    return said


def verdict(application: Application) -> Plain:
    """The verdict fixed on submission, each reason as kept and as said in Chinese."""
    return {
        "submitted_at": application.submitted_at,
        "rules": application.verdict_rules,
        "thresholds": application.verdict_thresholds,
        "reasons": [
            {**kept, "said": say(reason)}
            for kept, reason in zip(application.verdict_fixed, gate.fixed(application), strict=True)
        ],
        "on_convening": application.verdict_convened,
    }


def papers(application: Application, gathered: Gathered) -> dict[str, bytes]:
    """The papers as Word files: the approval form; notice and minutes of each meeting."""
    found = {"papers/approval-form.docx": build(approval_form(application))}
    meetings = Meeting.objects.filter(pk__in=gathered.meetings).select_related("host", "organiser")
    for meeting in meetings.order_by("id"):
        found[f"papers/notice-{meeting.pk}.docx"] = build(of_meetings.notice(meeting))
        found[f"papers/minutes-{meeting.pk}.docx"] = build(of_meetings.minutes(meeting))
    return found


def _name(one: Any) -> str:
    for column in ("name", "title", "title_zh", "text", "number"):
        if getattr(one, column, ""):
            return str(getattr(one, column))
    return ""
