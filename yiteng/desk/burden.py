"""Burden counters about the sender: forms asked, and fields nobody fills in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.desk.sent import NOT_SENT
from yiteng.limits.queries import values
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.burden import Use, to_delete
from yiteng.rules.kind import Kind
from yiteng.surveys.models import Survey
from yiteng.surveys.questions import from_json, walk

LIMIT = "burden.empty"
_FIGURES = ("money", "quantity", "number")


@dataclass(frozen=True, slots=True)
class Forms:
    """What one unit asks to be filled in: how many forms, how many questions, how many answers."""

    unit: str
    forms: int
    questions: int
    answers: int


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

    Looked at are all rows that were assigned. Two queries a kind, however many fields and rows it has.
    """
    percent = int(values(actor.county, [LIMIT])[LIMIT])
    uses = [use for kind in kinds().values() for use in _uses(actor, kind)]
    return to_delete(uses, percent), uses, percent


def _uses(actor: Actor, kind: Kind) -> Iterator[Use]:
    rows = Commitment.objects.filter(county_id=actor.county, kind=kind.code)
    rows = rows.exclude(state__in=NOT_SENT)
    words = [known.code for known in kind.fields if known.kind not in _FIGURES]
    said = rows.aggregate(
        total=Count("pk"),
        **{f"n_{code}": Count("pk", filter=Q(details__has_key=code)) for code in words},
    )
    figures = (
        CommitmentQuantity.objects.filter(commitment__in=rows)
        .values_list("code")
        .annotate(n=Count("commitment", distinct=True))
    )
    filled = dict(figures) if said["total"] else {}
    for known in kind.fields:
        n = filled.get(known.code, 0) if known.kind in _FIGURES else said[f"n_{known.code}"]
        yield Use(kind.title, known.label, said["total"], n, known.required)
