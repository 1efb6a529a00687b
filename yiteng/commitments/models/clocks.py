"""Clocks that run on a commitment, and what a county made of the presets of its kinds."""

from __future__ import annotations

from django.db import models

from yiteng.commitments.models.commitment import Commitment
from yiteng.people.visibility import Seen


class RunningClock(models.Model):
    """A limit that runs on a commitment, as it was when it was assigned.

    basis: legal, promised or step; main: it sets the date of the commitment. full_at: the end
    by counting alone (day clocks: the end of that day), due_at: as it binds, first_due_at: for
    ever the first one. ends: the step that meets it, met_at: when that was taken.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="clocks")
    county_id = models.BigIntegerField()
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    basis = models.CharField(max_length=8)
    kind = models.CharField(max_length=8)
    amount = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    ends = models.CharField(max_length=20)
    main = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    full_at = models.DateTimeField()
    due_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("commitment", "code", "basis"), name="clock_once")
        ]


class ClockSetting(models.Model):
    """A county's own amount for a preset of a kind; where there is no row the preset holds."""

    seen_by = Seen(everybody=True)

    county = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=20)
    unit = models.CharField(max_length=8)
    amount = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    since = models.DateField()
    changed_by_post = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "kind", "code"), name="clock_setting_once")
        ]
