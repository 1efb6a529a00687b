"""Links carry the fingerprint of what they point to from the first day (law 12)."""

from __future__ import annotations

from django.db import models


class Link(models.Model):
    """``down`` rests on ``up``; suspect where up's fingerprint is no longer the stored one."""

    county_id = models.BigIntegerField()
    up_type = models.CharField(max_length=30)
    up_id = models.BigIntegerField()
    down_type = models.CharField(max_length=30)
    down_id = models.BigIntegerField()
    role = models.CharField(max_length=30)
    up_fingerprint = models.CharField(max_length=64)
    made_by_post = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    cleared_by_post = models.CharField(max_length=100, blank=True)
    cleared_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("down_type", "down_id", "up_type", "up_id", "role"),
                name="links_once",
            )
        ]
        indexes = [
            models.Index(fields=("up_type", "up_id"), name="links_up"),
            models.Index(fields=("county_id", "down_type"), name="links_county"),
        ]


class Fingerprint(models.Model):
    """The present fingerprint of a node that links point to, so that all can be compared at once.

    Kept when a node is written (stored), renewed from the rows by `yiteng links check --deep`.
    """

    type = models.CharField(max_length=30)
    node_id = models.BigIntegerField()
    county_id = models.BigIntegerField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("type", "node_id"), name="fingerprint_once")]
