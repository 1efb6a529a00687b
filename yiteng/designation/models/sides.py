"""What one of the three sides promised, who wrote it, and what the side concerned said to it."""

from __future__ import annotations

from django.db import models

from yiteng.designation.models.case import DesignationCase

SIDES = ("hospital", "patients", "insurance")


class Promise(models.Model):
    """What one of the three sides promised the others, by when, and whether it was kept.

    written_by: the post that wrote it down; empty with ``by_slip`` where the patients'
    representatives wrote it themselves.
    """

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="promises")
    side = models.CharField(max_length=10)
    words = models.CharField(max_length=300)
    said_on = models.DateField()
    due = models.DateField(null=True)
    kept_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)
    written_by = models.CharField(max_length=100, blank=True)
    by_slip = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)


class SideSlip(models.Model):
    """A slip with which the patients' representatives speak without an account; used once.

    Only hashes of its link and code are kept. replaced: a later slip took its place.
    """

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="side_slips")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, db_index=True)
    given_on = models.DateField()
    by_post = models.CharField(max_length=100)
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    replaced = models.BooleanField(default=False)


class SideWord(models.Model):
    """What the patients' representatives said to a promise: right as written, or corrected."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="said")
    slip = models.ForeignKey(SideSlip, models.CASCADE, related_name="said")
    agrees = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("promise", "slip"), name="side_word_once")]
