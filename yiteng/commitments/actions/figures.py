"""Recording the figures of a commitment: each code and status has one present value, all audited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from django.db import transaction

from yiteng.commitments.facts import entered_for
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.trail import entry, write


class Figured(Protocol):
    """Whatever holds a figure: a quantity, its row, or the columns of it that were loaded."""

    @property
    def word(self) -> str: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def unit(self) -> str: ...


def record_figures(
    row: Commitment, figures: Mapping[str, Quantity], *, actor: Actor, at: datetime
) -> Commitment:
    """Record figures by the code of the kind's field; a value of the same status is replaced.

    The value before stays in the trail. Raises Refused where the post may not, or the kind has
    no such figure in that status (planned and actual money are different figures).
    """
    refusals = list(_refusals(row, figures, actor))
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        fresh = Commitment.objects.select_for_update().get(pk=row.pk)
        held = {(q.code, q.status): q for q in CommitmentQuantity.objects.filter(commitment=fresh)}
        before, after = {}, {}
        for code, value in figures.items():
            old = held.get((code, value.status))
            before[code], after[code] = old and said_of(old), said_of(value)
            _keep(fresh, code, value, old)
        event = entry(fresh, action="add", actor=actor, at=at, before=before, after=after)
        write([fresh], [event])
        fresh.save(update_fields=["last_event"])
    return fresh


def quantity_row(row: Commitment, code: str, value: Quantity) -> CommitmentQuantity:
    """The row that holds a figure of a commitment, unsaved."""
    return CommitmentQuantity(
        commitment=row, county_id=row.county_id, code=code, status=value.status,
        value=value.value, unit=value.unit, word=value.word, as_of=value.as_of,
        source=value.source)  # fmt: skip


def _keep(row: Commitment, code: str, value: Quantity, old: CommitmentQuantity | None) -> None:
    fresh = quantity_row(row, code, value)
    fresh.pk = old.pk if old else None
    fresh.save()


def said_of(figure: Figured) -> str:
    """A figure as the trail says it."""
    return f"{figure.word}{figure.value.normalize():f} {figure.unit}"


def _may(row: Commitment, actor: Actor) -> bool:
    if not visible(Commitment, actor).filter(pk=row.pk).exists():
        return False
    if row.state == "draft":
        return actor.may("commitments.draft")
    doing = [u for u in (row.lead_unit_id, *row.support.values_list("unit_id", flat=True)) if u]
    works = actor.unit in doing or bool(entered_for([row], {row.pk: doing}, actor))
    return actor.may("commitments.do") and works


def _refusals(row: Commitment, figures: Mapping[str, Quantity], actor: Actor) -> list[Refusal]:
    found = []
    if not _may(row, actor):
        found.append(Refusal("commitment.figures", N_("Your post records no figures here.")))
    known = {f.code: f.status for f in kind_of(row.kind).fields}
    for code, value in figures.items():
        if known.get(code) != value.status:
            found.append(
                Refusal(
                    "commitment.no_such_figure",
                    N_("This kind has no figure “{code}” of that status."),
                    {"code": code},
                    field=code,
                )
            )
    return found
