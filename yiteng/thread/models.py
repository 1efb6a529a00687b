"""How many breaks there were, day by day."""

from __future__ import annotations

from django.db import models


class HoleCount(models.Model):
    """The breaks of one rule in one county on one day."""

    county_id = models.BigIntegerField()
    day = models.DateField()
    code = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county_id", "code", "day"), name="hole_count_once")
        ]
