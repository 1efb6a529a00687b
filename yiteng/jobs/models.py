"""Tables of work done later."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q


class Outbox(models.Model):
    """One piece of work, written in the transaction that makes it necessary.

    key: says the same work twice is the same work. claimed_until: somebody works on it until then.
    attempts: how often it was begun. stopped_at: given up, or its outcome unknown, since then.
    lost: how many workers ended over it without a word at one place (lost_mark); mark: how far the
    work said it is. unknown: begun and never reported back, and not to be repeated without a person's word.
    """

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    unknown = models.BooleanField(default=False)
    lost = models.PositiveSmallIntegerField(default=0)
    mark = models.CharField(max_length=60, blank=True)
    lost_mark = models.CharField(max_length=60, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=("not_before", "id"),
                name="jobs_due",
                condition=Q(done_at__isnull=True, stopped_at__isnull=True),
            ),
            models.Index(
                fields=("stopped_at", "id"),
                name="jobs_stopped",
                condition=Q(stopped_at__isnull=False),
            ),
        ]

    def state(self, now: datetime) -> str:
        """done, unknown, failed, running or waiting, at a moment."""
        if self.done_at:
            return "done"
        if self.stopped_at:
            return "unknown" if self.unknown else "failed"
        return "running" if self.claimed_until and self.claimed_until > now else "waiting"


class DailyRun(models.Model):
    """One daily step on one day: finished once, repeated where it failed or was killed."""

    name = models.CharField(max_length=60)
    day = models.DateField()
    started_at = models.DateTimeField()
    claimed_until = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("name", "day"), name="jobs_daily_once")]
        indexes = [models.Index(fields=("day", "id"), name="jobs_day")]
