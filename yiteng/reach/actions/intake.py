"""Handing in a workbook of figures, and taking it in: all of it or nothing."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from yiteng.ledgers.sheets.faults import Unfit
from yiteng.reach.actions.intake_roads import take_roads
from yiteng.reach.actions.intake_ways import WAYS
from yiteng.reach.intake.comparing import Compared, compare
from yiteng.reach.intake.sheets import rows_of
from yiteng.reach.models import Intake
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add_many, permit
from yiteng.workflow.trail import entry, write


def hand_in(
    name: str, content: bytes, *, system: str, source: str, actor: Actor, at: datetime
) -> Intake:
    """Keep a workbook to be looked at. Raises Refused for what is no workbook."""
    permit(actor, "reach.write")
    try:
        rows_of(content, name)
    except Unfit as unfit:
        sentence = N_("The file cannot be read as a workbook. Save it as .xlsx without a password.")
        raise Refused([Refusal("reach.no_workbook", sentence, field="file")]) from unfit
    row = Intake(county_id=actor.county, name=name[:150], content=content, system=system, source=source.strip(),
                 digest=hashlib.sha256(content).hexdigest(), at=at, post=actor.post_title)  # fmt: skip
    (kept,) = add_many(
        [row],
        actor=actor,
        at=at,
        action="reach.write",
        audited=("name", "digest", "system", "source"),
    )
    return Intake.objects.get(pk=kept.pk)


def compared(row: Intake, actor: Actor) -> Compared:
    """What each row of a workbook would do now."""
    return compare(*rows_of(bytes(row.content), row.name), actor, row.system)


def take_in(row: Intake, *, actor: Actor, at: datetime) -> Intake:
    """Take in every row that is new or changed. Raises Refused where one row is wrong: then none is taken."""
    permit(actor, "reach.write")
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=row.pk)
        found = compared(held, actor)
        if found.wrong:
            raise Refused(
                [
                    Refusal(
                        "reach.rows_wrong",
                        N_(
                            "Rows that cannot be taken in: {n}. Nothing was taken in; mend the file and hand it in again."
                        ),
                        {"n": str(len(found.wrong))},
                    )
                ]
            )
        lines = [line for line in found.lines if line.outcome != "same"]
        for sheet, write_down in WAYS.items():
            mine = [line for line in lines if line.sheet == sheet]
            if mine:
                write_down(mine, held, actor, at)
        take_roads([line for line in lines if line.sheet in ("nodes", "edges")], held, actor, at)
        held.counts, held.taken_at = found.counts(), at
        held.save(update_fields=["counts", "taken_at"])
        write(
            [held],
            [entry(held, action="take_in", actor=actor, at=at, before={}, after=held.counts)],
        )
    return held
