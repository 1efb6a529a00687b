"""Burden counters about the sender: tasks sent down, hours given, forms asked, fields never used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from yiteng.audit.models import Event
from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.limits.queries import values
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.burden import Sender, Sent, Use, senders, to_delete
from yiteng.rules.kind import Kind
from yiteng.surveys.models import Survey
from yiteng.surveys.questions import from_json, walk
from yiteng.workflow.trail import subject_type

LIMIT = "burden.empty"
#: The period counted, and the newest rows at most: the middle of five thousand is a middle.
DAYS, MOST = 365, 5000
_FIGURES = ("money", "quantity", "number")
_NOT_SENT = ("draft", "withdrawn", "merged")


@dataclass(frozen=True, slots=True)
class Forms:
    """What one unit asks to be filled in: how many forms, how many questions, how many answers."""

    unit: str
    forms: int
    questions: int
    answers: int


def sent_down(actor: Actor, today: date) -> list[Sender]:
    """What the county's units sent to towns and villages in the last year; three queries."""
    grass = Q(lead_unit__line="village") | Q(lead_unit__town__isnull=False)
    rows = Commitment.objects.filter(
        grass, county_id=actor.county, starts_on__gte=today - timedelta(days=DAYS),
        original_due_at__isnull=False)  # fmt: skip
    found = {
        pk: (due, lead)
        for pk, due, lead in rows.exclude(state__in=_NOT_SENT)
        .order_by("-id")
        .values_list("pk", "original_due_at", "lead_unit_id")[:MOST]
    }
    issued = _issued(set(found))
    units = {u.pk: u for u in Unit.objects.filter(county_id=actor.county)}
    return senders(
        Sent(units[unit].name, (units[unit].order, unit), due - at)
        for pk, (unit, at) in issued.items()
        for due, lead in (found[pk],)
        if unit in units and unit != lead and due is not None
    )


def _issued(ids: set[int]) -> dict[int, tuple[int, datetime]]:
    """Which unit assigned each row, and when it was said: the trail knows."""
    events = Event.objects.filter(subject_type=subject_type(Commitment()), action="issue")
    found: dict[int, tuple[int, datetime]] = {}
    chosen = sorted(ids)
    for start in range(0, len(chosen), 500):
        part = events.filter(subject_id__in=chosen[start : start + 500])
        for event in part.order_by("id"):
            found.setdefault(event.subject_id, (event.unit, event.said_at))
    return found


def forms_asked(actor: Actor) -> list[Forms]:
    """Surveys by the unit that asks, in the official order; two queries."""
    rows = visible(Survey, actor).exclude(state="draft").select_related("unit")
    rows = rows.prefetch_related("forms").annotate(n=Count("forms__submissions", distinct=True))
    held: dict[tuple[int, int], list[Survey]] = {}
    for row in rows.order_by("id"):
        held.setdefault((row.unit.order, row.unit_id), []).append(row)
    return [
        Forms(found[0].unit.name, len(found), sum(_questions(s) for s in found),
              sum(getattr(s, "n", 0) for s in found))
        for _order, found in sorted(held.items())
    ]  # fmt: skip


def _questions(survey: Survey) -> int:
    """Questions of the latest form that wait for an answer, those within groups too."""
    latest = max(survey.forms.all(), key=lambda form: form.number, default=None)
    return sum(one.asks for one in walk(from_json(latest.questions))) if latest else 0


def unused(actor: Actor) -> tuple[list[Use], list[Use], int]:
    """Fields to delete, all fields, and the share in percent.

    Looked at are the newest rows of each kind, `MOST` at most: a field that is empty in five
    thousand rows is not used. Two queries a kind, however many fields and rows it has.
    """
    percent = int(values(actor.county, [LIMIT])[LIMIT])
    uses = [use for kind in kinds().values() for use in _uses(actor, kind)]
    return to_delete(uses, percent), uses, percent


def _uses(actor: Actor, kind: Kind) -> Iterator[Use]:
    rows = Commitment.objects.filter(county_id=actor.county, kind=kind.code)
    newest = rows.exclude(state__in=_NOT_SENT).order_by("-id")[:MOST]
    words = [known.code for known in kind.fields if known.kind not in _FIGURES]
    counted: dict[str, Any] = {
        f"n_{code}": Count("pk", filter=Q(details__has_key=code)) for code in words
    }
    looked = Commitment.objects.filter(pk__in=newest.values("pk"))
    said = looked.aggregate(total=Count("pk"), **counted)
    figures = (
        CommitmentQuantity.objects.filter(commitment__in=newest.values("pk"))
        .values_list("code")
        .annotate(n=Count("commitment", distinct=True))
    )
    filled = dict(figures) if said["total"] else {}
    for known in kind.fields:
        n = filled.get(known.code, 0) if known.kind in _FIGURES else said[f"n_{known.code}"]
        yield Use(kind.title, known.label, said["total"], n, known.required)
