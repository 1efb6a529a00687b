"""Matters merged into another: their people stay served; they are told, and asked when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from yiteng.commitments.models import Commitment
from yiteng.commitments.nodes import readable
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.verification.models import Answer, Question


def asked_again() -> Q:
    """Merged matters whose target is done since their people were last asked, and without a yes."""
    since = Question.objects.filter(
        commitment=OuterRef("pk"), about="merged", replaced=False,
        asked_at__gte=OuterRef("merged_into__closed_at"),
    )  # fmt: skip
    content = Answer.objects.filter(commitment=OuterRef("pk"), answer="yes")
    return Q(state="merged", merged_into__state__in=DONE) & ~Exists(since) & ~Exists(content)


def due_again(ids: Sequence[int]) -> set[int]:
    """Which of these rows are to be asked again; one query or none."""
    if not ids:
        return set()
    rows = Commitment.objects.filter(asked_again(), pk__in=ids)
    return set(rows.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Origin:
    """A matter that was merged: the row, whether the actor may open it, what its people know.

    told: when they were last told; answer: what they said to it, empty before.
    """

    row: Commitment
    may_open: bool
    told: Question | None
    answer: Answer | None


def origins(pk: int, actor: Actor) -> list[Origin]:
    """What was merged into a commitment, in the order of numbers; one query where nothing was."""
    rows = list(Commitment.objects.filter(merged_into=pk).order_by("number"))
    if not rows:
        return []
    keys = [row.pk for row in rows]
    asked = Question.objects.filter(commitment__in=keys, about="merged", replaced=False)
    told = {one.commitment_id: one for one in asked.order_by("asked_at", "id")}
    said = Answer.objects.filter(commitment__in=keys, question__about="merged")
    answers = {one.commitment_id: one for one in said.order_by("answered_at", "id")}
    open_ones = readable(actor, keys)
    return [Origin(r, r.pk in open_ones, told.get(r.pk), answers.get(r.pk)) for r in rows]
