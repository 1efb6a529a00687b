"""A round of questions, its slips, and answers that belong to nobody."""

from __future__ import annotations

from django.db import models

from yiteng.meetings.models import Meeting


class Round(models.Model):
    """The three questions, asked once a meeting. edition: of the wording; slips: given out."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="voices")
    county_id = models.BigIntegerField()
    edition = models.PositiveSmallIntegerField()
    slips = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    closes_on = models.DateField()
    by_post = models.CharField(max_length=100)


class Slip(models.Model):
    """One slip: the digest of its address, and whether it was used; not by which answer."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="given")
    digest = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)


class Answer(models.Model):
    """What one slip said, without the slip, the hour or the person."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    first = models.CharField(max_length=6)
    second = models.CharField(max_length=6)
    third = models.CharField(max_length=6)
    words = models.CharField(max_length=300, blank=True)


class Count(models.Model):
    """Paper slips as an office counted them. counts: three rows of yes, partly, no."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="counts")
    counts = models.JSONField()
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)

    @property
    def county_id(self) -> int:
        """The county of the meeting."""
        return int(self.round.county_id)
