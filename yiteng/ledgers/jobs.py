"""What the worker does for ledgers: reading, applying, long exports; each may be killed anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from yiteng.jobs.kinds import Job
from yiteng.ledgers import applying, reading
from yiteng.ledgers.lean import lean
from yiteng.ledgers.models import APPLYING, READING, READY, REFUSED, Import
from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Account
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_

GIVEN_UP = N_("The work broke off several times at the same place. The system administrator sees it "
              "among the jobs and can let it go on; or drop the import and hand in the file in parts.")  # fmt: skip


def read(job: Job) -> None:
    """Stage an import's file; a job of an earlier round has nothing to do."""
    row = Import.objects.filter(pk=job.payload["import"], phase=READING).first()
    if row is None or row.round != job.payload["round"]:
        return
    _clear(row)
    actor = acting(row.person, row.post, row.at)
    if actor is None:
        _nobody(row, REFUSED)
        return
    with suppress(reading.Moved), lean():
        reading.read(row, actor, job.beat)


def apply(job: Job) -> None:
    """Apply an import in the name of the post that said so."""
    row = Import.objects.filter(pk=job.payload["import"], phase=APPLYING).first()
    if row is None:
        return
    _clear(row)
    at = datetime.fromisoformat(job.payload["at"])
    actor = acting(row.person, row.post, at)
    if actor is None:
        _nobody(row, READY)
        return
    with lean():
        applying.apply(row, actor, at, job.beat)


def given_up(payload: Mapping[str, Any]) -> None:
    """The workers died over it: say so on the page of the import; it goes on when tried again."""
    rows = Import.objects.filter(pk=payload["import"], phase__in=(READING, APPLYING))
    rows.update(fault={"said": [[GIVEN_UP, {}]]})


def acting(person: int, post: int, at: datetime) -> Actor | None:
    """The actor of a person on a post on a day, None where the post is no longer theirs."""
    account = Account.objects.filter(pk=person, is_active=True).first()
    if account is None:
        return None
    held = holdings(account, at.date()).filter(post_id=post).first()
    return actor_of(held) if held else None


def _clear(row: Import) -> None:
    """The work goes on: what was said of its breaking off no longer holds."""
    if row.fault:
        Import.objects.filter(pk=row.pk, phase=row.phase).update(fault={})


def _nobody(row: Import, phase: str) -> None:
    Import.objects.filter(pk=row.pk, phase=row.phase).update(phase=phase, fault={"code": "nobody"})
