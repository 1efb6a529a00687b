"""What the worker does for ledgers: reading, applying, long exports; each may be killed anywhere."""

from __future__ import annotations

from datetime import datetime

from yiteng.jobs.kinds import Job
from yiteng.ledgers import applying, reading
from yiteng.ledgers.models import APPLYING, READING, READY, REFUSED, Import
from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Account
from yiteng.rules.actor import Actor


def read(job: Job) -> None:
    """Stage an import's file; a job of an earlier round has nothing to do."""
    row = Import.objects.filter(pk=job.payload["import"], phase=READING).first()
    if row is None or row.round != job.payload["round"]:
        return
    actor = acting(row.person, row.post, row.at)
    if actor is None:
        _nobody(row, REFUSED)
        return
    try:
        reading.read(row, actor, job.beat)
    except reading.Moved:
        return


def apply(job: Job) -> None:
    """Apply an import in the name of the post that said so."""
    row = Import.objects.filter(pk=job.payload["import"], phase=APPLYING).first()
    if row is None:
        return
    at = datetime.fromisoformat(job.payload["at"])
    actor = acting(row.person, row.post, at)
    if actor is None:
        _nobody(row, READY)
        return
    applying.apply(row, actor, at, job.beat)


def acting(person: int, post: int, at: datetime) -> Actor | None:
    """The actor of a person on a post on a day, None where the post is no longer theirs."""
    account = Account.objects.filter(pk=person, is_active=True).first()
    if account is None:
        return None
    held = holdings(account, at.date()).filter(post_id=post).first()
    return actor_of(held) if held else None


def _nobody(row: Import, phase: str) -> None:
    Import.objects.filter(pk=row.pk, phase=row.phase).update(phase=phase, fault={"code": "nobody"})
