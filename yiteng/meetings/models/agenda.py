"""What a meeting consists of: sessions, agenda, attendance, directions, documents."""

from __future__ import annotations

from django.db import models

from yiteng.meetings.models.meeting import Meeting


class Part(models.Model):
    """A row of a meeting; the trail of the meeting's county knows it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    @property
    def county_id(self) -> int:
        """The county of the meeting."""
        return int(self.meeting.county_id)


class Session(Part):
    """A part of a meeting on one day; days adds up to the meeting's length.

    begins: the time of day as 09:00, empty where none is set.
    """

    title = models.CharField(max_length=200)
    on = models.DateField()
    begins = models.CharField(max_length=5, blank=True)
    days = models.DecimalField(max_digits=4, decimal_places=2)
    place = models.CharField(max_length=100, blank=True)
    outside = models.BooleanField(default=False)


class AgendaItem(Part):
    """An agenda item as convened.

    off_reason: why it was taken off, empty while it stands; carried_from: the item of an earlier
    meeting it continues.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    title = models.CharField(max_length=200)
    decides = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    off_reason = models.CharField(max_length=300, blank=True)
    off_by_post = models.CharField(max_length=100, blank=True)
    off_at = models.DateTimeField(null=True)
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="carried")


class Attendance(Part):
    """How many of a unit or group were invited and came; posts and groups, never names.

    attended: all who came, substitutes among them; session: None for the whole meeting; from_posts:
    counted from the posts recorded (`Seat`), never typed.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    group = models.CharField(max_length=100)
    invited = models.PositiveIntegerField(null=True)
    attended = models.PositiveIntegerField()
    substitutes = models.PositiveIntegerField(default=0)
    excused = models.PositiveIntegerField(default=0)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="+")
    from_posts = models.BooleanField(default=False)


class Direction(Part):
    """A direction the meeting names, such as the six 大."""

    title = models.CharField(max_length=100)


class Document(Part):
    """A document the meeting issued or announced."""

    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    kind = models.CharField(max_length=20, default="policy")
    title_only = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
