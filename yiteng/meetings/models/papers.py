"""Papers of agenda items in versions, and the pack that fixes them before the meeting."""

from __future__ import annotations

from django.db import models

from yiteng.meetings.models.agenda import AgendaItem, Part
from yiteng.meetings.models.meeting import Meeting


class Paper(Part):
    """A version of a paper of an item; its file hangs on it as an attachment.

    edition counts papers of the same item and title; characters, pages: its length; at, by_post:
    when it came and from which post; received_on: the day the application had it, where copied.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    edition = models.PositiveSmallIntegerField(default=1)
    characters = models.PositiveIntegerField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    received_on = models.DateField(null=True)
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=("item", "title", "edition"), name="meeting_paper_edition"
            )
        ]


class Pack(models.Model):
    """会议材料包: the agenda, the editions of its papers and the summary as they were frozen.

    fingerprint: SHA-256 of ``contents`` in canonical form, hexadecimal; edition 2 and later say
    why the pack was frozen again.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="packs")
    edition = models.PositiveSmallIntegerField()
    contents = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)

    class Meta:
        ordering = ("edition",)
        constraints = [models.UniqueConstraint(fields=("meeting", "edition"), name="pack_edition")]

    @property
    def county_id(self) -> int:
        """The county of the meeting."""
        return int(self.meeting.county_id)
