"""Everything the page of one commitment shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from yiteng.audit.queries import history
from yiteng.commitments.effects.lights import light_on
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, StagePlan
from yiteng.people.models import Unit
from yiteng.rules import lights
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.web.sentences import fill
from yiteng.workflow.door import offered
from yiteng.workflow.entrances import may_take_back

_ANSWER = {"review": "no", "silence": "silent", "yes": "yes", "accepted": "yes"}


def page_of(row: Commitment, actor: Actor, now: Any) -> dict[str, Any]:
    """The context of the page, the three axes kept apart: office, evidence, calendar."""
    today: date = now.date()
    light_on(row, today)
    kind = kind_of(row.kind)
    stages = list(StagePlan.objects.filter(commitment=row).order_by("position"))
    offers = offered(row, actor=actor, at=now)
    light = todays_light(row, now)
    return {
        "row": row,
        "kind": kind,
        "light": light,
        "why": fill(light.why, light.params),
        "state": COMMITMENT.state(row.state),
        "stages": stages,
        "quantities": _quantities(row, kind),
        "details": _details(row, kind),
        "support": list(row.support.select_related("unit")),
        "deadlines": list(row.deadlines.order_by("at", "id")),
        "requests": list(row.requests.order_by("asked_at", "id")),
        "offers": offers,
        "choices": choices_of(row, offers, stages),
        "may_take_back": may_take_back(row, actor=actor),
        "history": history("commitments.commitment", row.pk),
    }


def todays_light(row: Commitment, now: Any) -> lights.Light:
    """The light with the sentence why."""
    turns = lights.Turns(row.amber_on, row.red_on, row.grey_on)
    return lights.light(
        row.state,
        turns,
        now.date(),
        confirmed=row.confirmed,
        answer=_ANSWER.get(row.close_reason, ""),
        due_at=row.due_at,
        now=now,
    )


def choices_of(row: Commitment, offers: Any, stages: list[StagePlan]) -> dict[str, Any]:
    """What may be chosen in a step's inputs: units, stages."""
    found: dict[str, Any] = {}
    names = {i.name for offer in offers for i in offer.step.inputs}
    if "stage" in names:
        found["stage"] = [("", "—"), *((s.code, s.title) for s in stages if not s.reached_at)]
    if "new_lead" in names:
        units = Unit.objects.filter(county_id=row.county_id).order_by("order", "id")
        found["new_lead"] = [(u.pk, u.name) for u in units[:400]]
    return found


def _quantities(row: Commitment, kind: Kind) -> list[tuple[str, Any]]:
    labels = {f.code: f.label for f in kind.fields}
    found = row.quantities.order_by("code", "status", "as_of")
    return [(labels.get(q.code, q.code), q) for q in found]


def _details(row: Commitment, kind: Kind) -> list[tuple[str, Any]]:
    found = []
    for field in kind.fields:
        value = row.details.get(field.code)
        if value not in (None, "", []):
            found.append(
                (
                    field.label,
                    dict(field.choices).get(value, value) if isinstance(value, str) else value,
                )
            )
    return found
