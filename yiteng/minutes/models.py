"""A revision of the minutes of a meeting: never changed, only followed by another."""

from __future__ import annotations

from django.db import models

from yiteng.meetings.models import Meeting


class Revision(models.Model):
    """第几稿. kind: ``draft`` until issue, then ``correction`` with its reason.

    base: the number of the revision the writer began with; where it is not the one before, the
    text was merged with what others saved meanwhile. issued: the text as it was issued.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    base = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, default="draft")
    text = models.TextField()
    reason = models.CharField(max_length=300, blank=True)
    issued = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=("meeting", "number"), name="minutes_number"),
        ]

    @property
    def county_id(self) -> int:
        """The county of the meeting."""
        return int(self.meeting.county_id)
