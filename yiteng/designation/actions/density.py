"""Making the report on density and access; kept with its inputs and its hash."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yiteng.designation import density
from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import DensityReport, DesignationCase
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import SHANGHAI


def make(case: DesignationCase, *, actor: Actor, at: datetime) -> DensityReport:
    """Gather, compute, keep. Raises Refused where positions or insured people lack."""
    permit(case, "designation.handle", actor)
    today = at.astimezone(SHANGHAI).date()
    inputs, result, sha256 = density.sealed(density.gather(case, today))
    with transaction.atomic():
        row = DensityReport.objects.create(
            case=case, made_on=today, by_post=actor.post_title,
            inputs=inputs, result=result, sha256=sha256,
        )  # fmt: skip
        note(case, "density", actor=actor, at=at, after={"sha256": sha256})
    return row
