"""Keeping a scenario with all it was computed from, and running it again."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.reach import computed
from yiteng.reach.models import Scenario, ScenarioRun
from yiteng.reach.plain.question import Question
from yiteng.reach.present_scores import why
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.trail import entry, write


def keep(
    title: str, inputs: dict[str, Any], question: Question, *, actor: Actor, at: datetime
) -> Scenario:
    """Compute a scenario and keep it. Raises Refused without the right, a title, or an answer."""
    _may(actor)
    if not title.strip():
        raise Refused([Refusal("reach.no_title", N_("Give the scenario a title."), field="title")])
    found = _computed(inputs, question)
    with transaction.atomic():
        row = Scenario.objects.create(
            county_id=actor.county, title=title.strip(), kind=inputs["kind"],
            question=asdict(question), inputs=inputs, inputs_hash=found["inputs_hash"],
            result=found["result"], result_hash=found["result_hash"],
            certificate=zlib.compress(json.dumps(found["certificate"]).encode()),
            versions=found["versions"], seed=found["seed"], repeatable=found["repeatable"],
            seconds=found["seconds"], at=at, post=actor.post_title, invented=inputs["invented"],
        )  # fmt: skip
        said = {"title": row.title, "inputs": row.inputs_hash, "result": row.result_hash}
        write([row], [entry(row, action="keep", actor=actor, at=at, before={}, after=said)])
    return row


def run_again(row: Scenario, *, actor: Actor, at: datetime) -> ScenarioRun:
    """Compute a kept scenario from its own inputs and note whether the answer is the same.

    Raises Refused without the right, or where the inputs kept are no longer those that were hashed.
    """
    _may(actor)
    question = Question(**row.question)
    if computed.digest({"inputs": row.inputs, "question": row.question}) != row.inputs_hash:
        raise Refused(
            [Refusal("reach.inputs_changed", N_("The inputs kept are not those that were hashed."))]
        )
    found = _computed(row.inputs, question)
    same = found["result_hash"] == row.result_hash
    with transaction.atomic():
        run = ScenarioRun.objects.create(
            scenario=row, at=at, post=actor.post_title, result_hash=found["result_hash"],
            same=same, versions=found["versions"], seconds=found["seconds"],
        )  # fmt: skip
        write([row], [
            entry(row, action="run", actor=actor, at=at, before={},
                  after={"result": run.result_hash, "same": same})
        ])  # fmt: skip
    return run


def _computed(inputs: dict[str, Any], question: Question) -> dict[str, Any]:
    try:
        return computed.scenario(inputs, question)
    except ValueError as error:
        raise Refused([impossible(error, inputs)]) from error


def impossible(error: ValueError, inputs: dict[str, Any]) -> Refusal:
    """Why there is no answer, as a refusal."""
    return Refusal("reach.impossible", N_("There is no answer: {why}"), {"why": why(error, inputs)})


def _may(actor: Actor) -> None:
    if not actor.may("reach.scenario"):
        raise Refused([
            Refusal("reach.not_yours", N_("Your post looks at scenarios and keeps none."))
        ])  # fmt: skip
