"""Which events of the trail belong to an application: its own, its parts', what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from yiteng.audit.models import Event
from yiteng.casefiles.models import CaseFile
from yiteng.files.models import Attachment
from yiteng.files.queries import attachments
from yiteng.gate.models import Application
from yiteng.links.models import Link

#: Records that name their application or meeting by a column of their own.
_OF_APPLICATION = ("gate.", "plans.explanation")
_OF_MEETING = ("meetings.",)
_LINK = "links.link"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events, in the order of the chain, and the rows they tell of.

    submitted: number of the event of the last submission, 0 where there is none.
    """

    events: list[Event]
    submitted: int
    problems: list[int] = field(default_factory=list)
    findings: list[int] = field(default_factory=list)
    meetings: list[int] = field(default_factory=list)


def gather(casefile: CaseFile) -> Gathered:
    """Everything the trail tells of the application of a case file, in a dozen queries."""
    key, county = casefile.application_id, casefile.county_id
    found: dict[int, Event] = {}
    own = _of(county, "gate.application", [key])
    gone = _removed(county, key)
    problems = _unique([*_ups("application", [key], "problem"), *(pk for pk, _ in gone)])
    findings = _ups("problem", problems, "finding")
    meetings = _downs("application", key, "meeting")
    told = _of(county, "research.finding", findings)
    _keep(found, own, told, [event for _, event in gone])
    _keep(found, _naming(county, _OF_APPLICATION, "application", key))
    for meeting in meetings:
        _keep(found, _naming(county, _OF_MEETING, "meeting", meeting))
    _keep(found, _of(county, "research.problem", problems))
    _keep(found, _of(county, "research.occasion", _occasions(told)))
    _keep(found, _of(county, "meetings.meeting", meetings))
    _keep(found, _of(county, "files.attachment", [one.pk for one in files(casefile.application)]))
    _keep(found, _of(county, "casefiles.casefile", [casefile.pk]))
    events = [found[number] for number in sorted(found)]
    submitted = max((e.number for e in own if e.action == "submit"), default=0)
    return Gathered(events, submitted, problems, findings, meetings)


def files(application: Application) -> list[Attachment]:
    """The files of the papers of a dossier, oldest first."""
    papers = [paper.pk for paper in application.papers.all()]
    found = attachments("gate.paper", papers)
    return [one for pk in papers for one in found.get(pk, ())]


def _keep(found: dict[int, Event], *groups: Iterable[Event]) -> None:
    for events in groups:
        found.update((event.number, event) for event in events)


def _of(county: int, subject_type: str, ids: Collection[int]) -> list[Event]:
    rows = Event.objects.filter(county=county, subject_type=subject_type, subject_id__in=ids)
    return list(rows.order_by("number"))


def _naming(county: int, kinds: Collection[str], column: str, key: int) -> list[Event]:
    """Events of records that hung on the row, those taken out again among them.

    A part is known by the event that added it; then all its events are read.
    """
    wanted = Q()
    for kind in kinds:
        wanted |= Q(subject_type__startswith=kind)
    rows = Event.objects.filter(wanted, county=county, data__contains=f'"{column}":{key}')
    parts: dict[str, set[int]] = {}
    for event in rows:
        content = event.content
        if key in (content["after"].get(column), content["before"].get(column)):
            parts.setdefault(event.subject_type, set()).add(event.subject_id)
    return [event for kind, ids in parts.items() for event in _of(county, kind, ids)]


def _ups(kind: str, ids: Collection[int], above: str) -> list[int]:
    """The rows of a kind above these, by the links there are."""
    rows = Link.objects.filter(down_type=kind, down_id__in=ids, up_type=above)
    return _unique(rows.values_list("up_id", flat=True))


def _downs(kind: str, key: int, below: str) -> list[int]:
    rows = Link.objects.filter(up_type=kind, up_id=key, down_type=below)
    return _unique(rows.values_list("down_id", flat=True))


def _removed(county: int, key: int) -> list[tuple[int, Event]]:
    """Problems the application was to treat and no longer does, with the event that says so."""
    rows = Event.objects.filter(
        county=county, subject_type=_LINK, action="remove", data__contains=f'"down_id":{key}'
    )
    found = []
    for event in rows:
        said = event.content["before"]
        if (said["down_type"], said["down_id"], said["up_type"]) == ("application", key, "problem"):
            found.append((int(said["up_id"]), event))
    return found


def _occasions(findings: Iterable[Event]) -> list[int]:
    known = (event.content["after"].get("occasion") for event in findings)
    return _unique(int(key) for key in known if key)


def _unique(keys: Iterable[int]) -> list[int]:
    return sorted(set(keys))
