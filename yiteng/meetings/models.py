"""The meeting: roles, sessions, agenda, attendance, decisions, documents, minutes."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class Meeting(Stateful, Placed):
    """A meeting convened from an approved application; its dossier was copied on convening."""

    seen_by = Seen(everybody=True)

    number = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    meeting_type = models.CharField(max_length=20)
    scale = models.CharField(max_length=12)
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    application = models.ForeignKey(
        "gate.Application", models.PROTECT, null=True, related_name="meetings"
    )
    host = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    organiser = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    convener = models.CharField(max_length=100, blank=True)
    chair = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=100, blank=True)
    held_on = models.DateField(null=True)
    attended = models.PositiveIntegerField(null=True)
    invited = models.PositiveIntegerField(null=True)
    hours_research = models.DecimalField(max_digits=8, decimal_places=1, default=0)
    hours_delivery = models.DecimalField(max_digits=8, decimal_places=1, default=0)
    minutes_text = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("county", "number"), name="meeting_number")]
        indexes = [models.Index(fields=("county", "held_on", "id"), name="meeting_county")]


class Part(models.Model):
    """A row of a meeting; the trail of the meeting's county knows it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    @property
    def county_id(self) -> int:
        """The county of the meeting."""
        return int(self.meeting.county_id)


class Session(Part):
    """A part of a meeting on one day; days adds up to the meeting's length."""

    title = models.CharField(max_length=200)
    on = models.DateField()
    days = models.DecimalField(max_digits=4, decimal_places=2)
    place = models.CharField(max_length=100, blank=True)
    outside = models.BooleanField(default=False)


class AgendaItem(Part):
    """An agenda item as convened."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    title = models.CharField(max_length=200)
    decides = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)


class Attendance(Part):
    """How many of a group were invited and came; groups and posts, never names."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    group = models.CharField(max_length=100)
    invited = models.PositiveIntegerField(null=True)
    attended = models.PositiveIntegerField()


class Direction(Part):
    """A direction the meeting names, such as the six 大."""

    title = models.CharField(max_length=100)


class Decision(Placed):
    """议定事项: stays as decided; the commitment carries on."""

    seen_by = Seen(everybody=True)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    served = models.CharField(max_length=100, blank=True)
    acceptor = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)


class Document(Part):
    """A document the meeting issued or announced."""

    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    kind = models.CharField(max_length=20, default="policy")
    title_only = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
