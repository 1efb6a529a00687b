"""A matter that came back begins another round: assigned anew, to be signed for, its own clocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.forms.models import model_to_dict

from yiteng.commitments.clocks import planned as clocks_of
from yiteng.commitments.effects.deadlines import note, unnote
from yiteng.commitments.effects.start import planned as stages_of
from yiteng.commitments.models import Commitment, PastRound, RunningClock, StagePlan, Support
from yiteng.people.models import Unit
from yiteng.rules.lifecycles.commitment.checks_time import level_of
from yiteng.workflow.columns import save_columns
from yiteng.workflow.flow import Change

_SIGNED = ("signed_at", "signed_by_post", "answer", "answered_at", "answered_by_post")
_LEFT = "id", "commitment"


def recur(changes: Sequence[Change]) -> None:
    """It has come back: the round before is kept as it stood, and the next one is assigned.

    Date, clocks, stages and signatures are those of the new round; the first date and the first
    close stay for ever; answers count anew. As many queries for any number of rows.
    """
    rounds = _close_rounds(changes)
    for change in changes:
        row: Commitment = change.row
        row.checked = row.confirmed = row.under_review = False
        row.review_since = row.last_progress_on = row.coordination_since = row.submitted_on = None
        row.close_reason = row.stage = row.clock = ""
        row.no_count = row.partly_count = 0
        row.recur_count += 1
        row.due_at, row.starts_on = change.case.inputs["new_due"], change.case.today
        row.received_at = row.received_at and change.case.at
        row.date_level = level_of(row.origin, change.case.actor.roles)
        row.date_unit = change.case.actor.unit
    PastRound.objects.bulk_create(rounds, batch_size=500)
    found = clocks_of([(c.row, c.case.at) for c in changes], "issue")
    RunningClock.objects.bulk_create([c for one in found.values() for c in one], batch_size=500)
    StagePlan.objects.bulk_create([s for c in changes for s in stages_of(c.row)], batch_size=500)
    note(changes, "reopened")


def _close_rounds(changes: Sequence[Change]) -> list[PastRound]:
    """The rounds that end, with what ran in them; clocks, stages and signatures are cleared."""
    ids = [c.row.pk for c in changes]
    clocks = list(RunningClock.objects.filter(commitment__in=ids).order_by("id"))
    stages = list(StagePlan.objects.filter(commitment__in=ids).order_by("position"))
    parts = list(Support.objects.filter(commitment__in=ids).select_related("unit").order_by("id"))
    leads = Unit.objects.in_bulk({c.row.lead_unit_id for c in changes} - {None})
    rounds = [
        PastRound(
            commitment=c.row, county_id=c.row.county_id, number=c.row.recur_count + 1,
            lead=leads[c.row.lead_unit_id].name if c.row.lead_unit_id else "", starts_on=c.row.starts_on,
            due_at=c.row.due_at, closed_at=c.row.closed_at, close_reason=c.row.close_reason,
            back_at=c.case.at, back_by_post=c.case.actor.post_title,
            reason=str(c.case.inputs["reason"])[:500],
            kept={"clocks": [_said(one) for one in clocks if one.commitment_id == c.row.pk],
                  "stages": [_said(one) for one in stages if one.commitment_id == c.row.pk],
                  "support": [{**_said(one), "pk": one.pk, "name": one.unit.name}
                              for one in parts if one.commitment_id == c.row.pk]},
        )
        for c in changes
    ]  # fmt: skip
    RunningClock.objects.filter(commitment__in=ids).delete()
    StagePlan.objects.filter(commitment__in=ids).delete()
    for part in parts:
        part.signed_at = part.answered_at = None
        part.signed_by_post = part.answer = part.answered_by_post = ""
    save_columns(parts, _SIGNED)
    return rounds


def unrecur(changes: Sequence[Change]) -> None:
    """Take it back: the round before stands as it stood."""
    for change in changes:
        row = change.row
        last = PastRound.objects.filter(commitment=row).latest("number")
        RunningClock.objects.filter(commitment=row).delete()
        StagePlan.objects.filter(commitment=row).delete()
        RunningClock.objects.bulk_create(
            [_made(RunningClock, row, said) for said in last.kept["clocks"]]
        )
        StagePlan.objects.bulk_create([_made(StagePlan, row, s) for s in last.kept["stages"]])
        for part in last.kept["support"]:
            signed = {name: _value(Support, name, part[name]) for name in _SIGNED}
            Support.objects.filter(pk=part["pk"]).update(**signed)
        last.delete()
    unnote("reopened")(changes)


def _said(row: Model) -> dict[str, Any]:
    """A row beside a commitment as JSON keeps it."""
    encode = DjangoJSONEncoder().default
    return {
        name: value if value is None or isinstance(value, str | int | bool) else encode(value)
        for name, value in model_to_dict(row).items()
        if name not in _LEFT
    }


def _made(model: type[Model], row: Commitment, said: dict[str, Any]) -> Any:
    return model(commitment=row, **{name: _value(model, name, said[name]) for name in said})


def _value(model: type[Model], name: str, said: Any) -> Any:
    field: Any = model._meta.get_field(name)
    return field.to_python(said)


ON = {"recur": recur}
UNDO = {"recur": unrecur}
