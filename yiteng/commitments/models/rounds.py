"""Rounds of a matter that came back: what each was, kept as it stood when the next one began."""

from __future__ import annotations

from django.db import models

from yiteng.commitments.models.commitment import Commitment


class PastRound(models.Model):
    """A round that ended and came back (反弹): its lead, its dates, how it ended, why it came back.

    kept: its clocks, stages and parts of supporting units as they stood: shown, and what a wrong
    click is taken back by; never summed or filtered.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="past_rounds")
    county_id = models.BigIntegerField()
    number = models.PositiveSmallIntegerField()
    lead = models.CharField(max_length=100)
    starts_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    close_reason = models.CharField(max_length=12, blank=True)
    back_at = models.DateTimeField()
    back_by_post = models.CharField(max_length=100)
    reason = models.CharField(max_length=500)
    kept = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("commitment", "number"), name="past_round_once")
        ]
