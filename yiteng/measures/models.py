"""Numbered measures in policy documents, and campaigns between a meeting and its items."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_
from yiteng.workflow.models import Stateful

LEVELS = (
    ("district", N_("District")),
    ("town", N_("Town")),
    ("village", N_("Village")),
    ("macro", N_("Whole industry or field")),
    ("micro", N_("Single firm or matter")),
)
HORIZONS = (
    ("year", N_("Within the year")),
    ("three", N_("Three years")),
    ("five", N_("Five years")),
)


class PolicyDocument(Placed):
    """A policy document that carries measures."""

    seen_by = Seen(everybody=True)

    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    title_only = models.BooleanField(default=False)
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Measure(Stateful, Placed):
    """A numbered measure: answers problems, with level, horizon, lead."""

    seen_by = Seen(everybody=True)

    document = models.ForeignKey(PolicyDocument, models.PROTECT, related_name="measures")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    level = models.CharField(max_length=10, choices=LEVELS, default="district")
    horizon = models.CharField(max_length=8, choices=HORIZONS, default="year")
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("document", "position"), name="measure_place")]


class Objection(models.Model):
    """A unit's objection to a measure, and what was decided on it; both stay.

    ground: wording, not_ours, not_now; proposal: the words it proposes; until: the last day of its
    clock as it stood; answer: empty while open; changed: what the measure became, in words.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="objections")
    county_id = models.BigIntegerField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8)
    words = models.CharField(max_length=500)
    proposal = models.TextField(blank=True)
    until = models.DateField()
    raised_at = models.DateTimeField()
    raised_by_post = models.CharField(max_length=100)
    answer = models.CharField(max_length=8, blank=True)
    answer_words = models.CharField(max_length=500, blank=True)
    changed = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_post = models.CharField(max_length=100, blank=True)
    last_event = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("measure", "unit"),
                condition=models.Q(answer=""),
                name="measure_one_open_objection",
            )
        ]


class Campaign(Placed):
    """专项行动: a campaign that gathers many commitments."""

    seen_by = Seen(everybody=True)

    title = models.CharField(max_length=200)
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="campaigns")
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField(null=True)
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)
