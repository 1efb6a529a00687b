"""The meeting: its four roles, its place and day, its counts."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class Meeting(Stateful, Placed):
    """A meeting convened from an approved application; its dossier was copied on convening.

    convener, chair: words as printed; convener_post, chair_post: None for a post elsewhere.
    """

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
    convener_post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    chair = models.CharField(max_length=100, blank=True)
    chair_post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
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
