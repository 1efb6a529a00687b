"""Numbered measures in policy documents, and campaigns between a meeting and its items."""

from __future__ import annotations

from django.db import models

from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class PolicyDocument(Placed):
    """A policy document that carries measures."""

    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, null=True, related_name="+"
    )
    issued_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Measure(Stateful, Placed):
    """A numbered measure: answers problems, with level, horizon, lead."""

    document = models.ForeignKey(
        PolicyDocument, models.PROTECT, related_name="measures"
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    level = models.CharField(max_length=10, default="district")
    horizon = models.CharField(max_length=8, default="year")
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    theme = models.ForeignKey(
        "places.Theme", models.PROTECT, null=True, related_name="+"
    )
    issued_on = models.DateField(null=True)
    invented = models.BooleanField(default=False)


class Campaign(Placed):
    """专项行动: a campaign that gathers many commitments."""

    title = models.CharField(max_length=200)
    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, null=True, related_name="+"
    )
    starts_on = models.DateField(null=True)
    theme = models.ForeignKey(
        "places.Theme", models.PROTECT, null=True, related_name="+"
    )
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)
