"""Putting work into the outbox, and settling what stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from yiteng.audit.actions import Entry, record
from yiteng.jobs.kinds import kind_of
from yiteng.jobs.models import Outbox
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import real_now

Settlement = Literal["again", "done"]


def enqueue(
    kind: str,
    *,
    key: str,
    payload: Mapping[str, Any],
    now: datetime,
    not_before: datetime | None = None,
) -> None:
    """Write a job, in the transaction that makes it necessary; the same key again does nothing.

    now: the real clock's moment (jobs do not live in the demo's time). not_before: earliest start.
    Raises KeyError for a kind nobody registered.
    """
    kind_of(kind)
    job = Outbox(
        kind=kind, key=key, payload=dict(payload), created_at=now, not_before=not_before or now
    )
    Outbox.objects.bulk_create([job], ignore_conflicts=True)


def settle(job_id: int, how: Settlement, *, actor: Actor, at: datetime) -> Outbox:
    """Decide about a job that stopped: try again, or count it as done.

    Raises Refused where the post may not, or the job has not stopped (any more).
    """
    if not actor.may("jobs.settle"):
        raise Refused([Refusal("jobs.permission", N_("Your post has no right to settle jobs."))])
    with transaction.atomic():
        job = (
            Outbox.objects.select_for_update()
            .filter(pk=job_id, stopped_at__isnull=False, done_at__isnull=True)
            .first()
        )
        if job is None:
            raise Refused(
                [Refusal("jobs.not_stopped", N_("This job does not wait for a decision."))]
            )
        before = "unknown" if job.unknown else "failed"
        _set(job, how, real_now())
        job.save()
        entry = Entry(
            0, "jobs.outbox", job.pk, f"settle_{how}", actor, at, {"state": before}, {"state": how}
        )
        record([entry], recorded_at=real_now())
    return job


def _set(job: Outbox, how: Settlement, now: datetime) -> None:
    job.claimed_until, job.unknown = None, False
    if how == "done":
        job.done_at = now
    else:
        job.stopped_at, job.attempts, job.lost, job.not_before = None, 0, 0, now
