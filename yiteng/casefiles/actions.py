"""Asking for a case file, answering, handing it out. All raise `Refused` with every reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.casefiles.models import CaseFile
from yiteng.casefiles.queries import second_units
from yiteng.gate.models import Application
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles import casefile as rules
from yiteng.rules.refusal import Refused
from yiteng.workflow import door, entrances, trail
from yiteng.workflow.clock import real_now
from yiteng.workflow.flow import flow_of


def ask(
    application: Application, *, reason: str, second_unit: int, actor: Actor, at: datetime
) -> CaseFile:
    """Ask for the case file of an application. second_unit: the unit that is to agree."""
    entrances.permit(actor, "casefiles.ask")
    refusals = []
    if not visible(Application, actor).filter(pk=application.pk).exists():
        refusals.append(rules.not_one_of_two())
    if application.submitted_at is None:
        refusals.append(rules.not_submitted())
    if not reason.strip():
        refusals.append(rules.unexplained())
    if second_unit not in {unit.pk for unit in second_units(actor)}:
        refusals.append(rules.no_such_unit())
    if refusals:
        raise Refused(refusals)
    row = CaseFile(
        application=application, reason=reason.strip(), unit_id=actor.unit, asked_by=actor.person,
        asked_by_post=actor.post_title, asked_at=at, second_unit_id=second_unit,
        county_id=application.county_id, town_id=application.town_id,
    )  # fmt: skip
    asked: CaseFile = entrances.open_one(row, actor=actor, at=at, action="casefiles.ask")
    return asked


def take(
    casefile: CaseFile,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> CaseFile:
    """Any step: agree, decline, withdraw. On agreement the file is made and fixed."""
    taken: CaseFile = door.perform(casefile, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return taken


def hand_out(casefile: CaseFile, *, actor: Actor, at: datetime) -> bytes:
    """The file, for one of the two and until the link ends (by the real clock); audited."""
    entrances.permit(actor, "casefiles.read")
    with transaction.atomic():
        (row,) = door.lock(flow_of(CaseFile), [casefile])
        refusals = []
        if row.state != "agreed" or not row.packed:
            refusals.append(rules.not_agreed())
        if actor.person not in (row.asked_by, row.agreed_by):
            refusals.append(rules.not_one_of_two())
        if row.expires_at is not None and real_now() > row.expires_at:
            refusals.append(rules.expired())
        if refusals:
            raise Refused(refusals)
        said = {"fingerprint": row.fingerprint}
        event = trail.entry(row, action="download", actor=actor, at=at, before={}, after=said)
        trail.write([row], [event])
    return bytes(row.packed)
