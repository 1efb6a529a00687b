"""The meeting: roles, sessions, agenda, attendance, decisions, documents, minutes."""

from __future__ import annotations

from django.db import models

from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class Meeting(Stateful, Placed):
    """A meeting convened from an approved application; its dossier was copied on convening."""

    number = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=200)
    meeting_type = models.CharField(max_length=20)
    scale = models.CharField(max_length=12)
    theme = models.ForeignKey(
        "places.Theme", models.PROTECT, null=True, related_name="+"
    )
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
    minutes_text = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Session(models.Model):
    """A part of a meeting on one day; days adds up to the meeting's length."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sessions")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    on = models.DateField()
    days = models.DecimalField(max_digits=3, decimal_places=1)
    outside = models.BooleanField(default=False)


class AgendaItem(models.Model):
    """An agenda item as convened."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    decides = models.CharField(max_length=300, blank=True)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)


class Direction(models.Model):
    """A direction the meeting names, such as the six 大."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="directions")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)


class Decision(Placed):
    """议定事项: stays as decided; the commitment carries on."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    served = models.CharField(max_length=100, blank=True)
    acceptor = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)


class Document(models.Model):
    """A document the meeting issued or announced."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    kind = models.CharField(max_length=20, default="policy")
    title_only = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
