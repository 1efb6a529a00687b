"""The application to meet and its dossier: goals, items, problems, prescriptions, opinions."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.lifecycles.application import FORMS
from yiteng.rules.words import N_
from yiteng.workflow.models import Stateful

SCALES = (
    ("district", N_("Whole district")),
    ("town", N_("Town")),
    ("unit", N_("One unit")),
)
HORIZONS = (
    ("year", N_("Within the year")),
    ("three", N_("Three years")),
    ("five", N_("Five years")),
)


class Application(Stateful, Placed):
    """会议申请: who wants to convene whom, for how long, on what."""

    seen_by = Seen(units=("unit", "host", "organiser"))

    number = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    meeting_type = models.CharField(max_length=20, choices=[(t.code, t.title) for t in TYPES])
    scale = models.CharField(max_length=12, choices=SCALES, default="district")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    host = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    organiser = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    wanted_on = models.DateField(null=True)
    days = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    people = models.PositiveIntegerField(default=0)
    summary = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    opinion_verdict = models.CharField(max_length=8, blank=True)
    verdict_fixed = models.JSONField(default=list)
    opened_by = models.BigIntegerField(default=0)
    opened_by_post = models.CharField(max_length=100, blank=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.BigIntegerField(default=0)
    reviewed_by = models.BigIntegerField(default=0)
    reviewed_by_post = models.CharField(max_length=100, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    decided_by_post = models.CharField(max_length=100, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    other_form = models.CharField(max_length=12, choices=FORMS, blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "number"), name="application_number")
        ]
        indexes = [models.Index(fields=("county", "opened_on", "id"), name="application_county")]


class Part(models.Model):
    """A row of a dossier; the trail of the application's county knows it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    @property
    def county_id(self) -> int:
        """The county of the application."""
        return int(self.application.county_id)


class Goal(Part):
    """An outcome: number, unit, baseline, date, owner."""

    title = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    unit = models.CharField(max_length=20, blank=True)
    word = models.CharField(max_length=10, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True)
    owner = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")


class Item(Part):
    """An agenda item: what will be decided and by whom, minutes, presenter, paper."""

    title = models.CharField(max_length=200)
    decides = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    paper = models.CharField(max_length=200, blank=True)


class Prescription(Part):
    """A draft measure against a problem: cause, lead that accepted, date, money, served, proof."""

    title = models.CharField(max_length=200)
    problem = models.ForeignKey("research.Problem", models.PROTECT, null=True, related_name="+")
    cause = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    lead_accepted = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    horizon = models.CharField(max_length=8, choices=HORIZONS, blank=True)
    money = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    money_source = models.CharField(max_length=100, blank=True)
    served = models.CharField(max_length=100, blank=True)
    proof = models.CharField(max_length=200, blank=True)


class Opinion(Part):
    """A unit's opinion on the application; dissent is listed with its grounds."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)
    given_on = models.DateField()
