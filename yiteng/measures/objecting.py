"""Objecting to a measure within the clock, and deciding: what is upheld changes the measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from yiteng.limits.queries import of_counties
from yiteng.measures import actions
from yiteng.measures.models import HORIZONS, Measure, Objection
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.places.queries import workdays
from yiteng.rules import objections as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.workflow import entrances, trail
from yiteng.workflow.clock import SHANGHAI

LIMIT = "measures.objection"
RAISED = ("measure", "unit", "ground", "words", "proposal", "until")
ANSWERED = ("answer", "answer_words", "changed")


def untils(rows: Iterable[Measure]) -> dict[int, date]:
    """The last day for objecting to each issued measure; two queries."""
    issued = [row for row in rows if row.state == "issued" and row.issued_on]
    if not issued:
        return {}
    held = of_counties({row.county_id for row in issued}, [LIMIT])
    table = workdays()
    return {
        row.pk: rules.last_day(row.issued_on, int(held[row.county_id][LIMIT]), table)
        for row in issued
        if row.issued_on
    }


def of_measure(measure: Measure) -> list[Objection]:
    """The objections to a measure, the first first."""
    return list(Objection.objects.filter(measure=measure).select_related("unit"))


def objection(actor: Actor, pk: int) -> Objection | None:
    """One objection to a measure the actor may see."""
    rows = Objection.objects.select_related("measure__document", "measure__lead", "unit")
    return rows.filter(pk=pk, measure__in=visible(Measure, actor)).first()


def waiting(actor: Actor) -> QuerySet[Objection]:
    """Objections that await a decision, other units' only."""
    found = Objection.objects.filter(answer="", measure__in=visible(Measure, actor))
    return found.exclude(unit=actor.unit)


def refusals(measure: Measure, actor: Actor, today: date) -> list[Refusal]:
    """Why the actor's unit may not object to the measure now; empty where it may."""
    rows = Objection.objects.filter(measure=measure, unit=actor.unit, answer="")
    until = untils([measure]).get(measure.pk)
    leads = measure.lead_id == actor.unit
    return list(rules.may_object(measure.state, leads, rows.exists(), today, until))


def raise_one(
    measure: Measure, said: Mapping[str, str], *, actor: Actor, at: datetime
) -> Objection:
    """Object to a measure. said: ground, words, proposal. Raises Refused with every reason."""
    entrances.permit(actor, "measures.object")
    today = at.astimezone(SHANGHAI).date()
    words, proposal = said["words"].strip(), said.get("proposal", "").strip()
    reasons = [
        *refusals(measure, actor, today), *rules.reasons_given(said["ground"], words, proposal),
    ]  # fmt: skip
    if reasons:
        raise Refused(reasons)
    row = Objection(
        measure=measure, county_id=measure.county_id, unit_id=actor.unit, ground=said["ground"],
        words=words, proposal=proposal, until=untils([measure])[measure.pk], raised_at=at,
        raised_by_post=actor.post_title,
    )  # fmt: skip
    try:
        with transaction.atomic():
            saved: Objection = entrances.add(
                row, actor=actor, at=at, action="measures.object", audited=RAISED
            )
    except IntegrityError as error:
        again = rules.may_object("issued", True, True, today, row.until)
        raise Refused(list(again)) from error
    return saved


def answer(row: Objection, said: Mapping[str, Any], *, actor: Actor, at: datetime) -> Objection:
    """Decide an objection. said: answer, words, and what the measure becomes (CHANGES).

    What is upheld changes the measure through the one door, so that what carries it out turns
    suspect. Raises Refused with every reason.
    """
    entrances.permit(actor, "measures.issue")
    with transaction.atomic():
        fresh = Objection.objects.select_for_update(of=("self",)).get(pk=row.pk)
        change = _new(fresh, said.get(rules.CHANGES[fresh.ground]))
        words = str(said["words"]).strip()
        reasons = list(rules.may_answer(
            bool(fresh.answer), fresh.unit_id == actor.unit, fresh.ground, said["answer"], words,
            change,
        ))  # fmt: skip
        if reasons:
            raise Refused(reasons)
        before = trail.values(fresh, ANSWERED)
        fresh.answer, fresh.answer_words = said["answer"], words
        fresh.answered_at, fresh.answered_by_post = at, actor.post_title
        if fresh.answer == "upheld":
            fresh.changed = _change(fresh, change, words, actor, at)
        event = trail.entry(
            fresh, action=fresh.answer, actor=actor, at=at, before=before,
            after=trail.values(fresh, ANSWERED), reason=words,
        )  # fmt: skip
        trail.write([fresh], [event])
        fresh.save()
    return fresh


def _new(row: Objection, said: Any) -> str:
    """What the measure becomes, empty where it would stay as it is."""
    change = str(said or "").strip()
    present = {
        "wording": row.measure.text, "not_ours": str(row.measure.lead_id or ""),
        "not_now": row.measure.horizon,
    }[row.ground]  # fmt: skip
    return "" if change == present else change


def _change(row: Objection, change: str, words: str, actor: Actor, at: datetime) -> str:
    """Change the measure as the ground says; returns what it became."""
    measure = Measure.objects.get(pk=row.measure_id)
    values: dict[str, Any]
    if row.ground == "wording":
        values, became = {"text": change}, change
    elif row.ground == "not_ours":
        unit = Unit.objects.get(pk=int(change), county_id=measure.county_id)
        values, became = {"lead": unit}, unit.name
    else:
        values, became = {"horizon": change}, str(dict(HORIZONS)[change])
    actions.amend(measure, values, actor=actor, at=at, reason=words)
    return became[:300]
