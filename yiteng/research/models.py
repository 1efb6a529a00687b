"""Visits and symposiums, their findings with source, place and method, and problems."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_
from yiteng.workflow.models import Stateful

OCCASIONS = (
    ("visit", N_("Visit")),
    ("symposium", N_("Symposium")),
    ("suggestion", N_("Suggestion")),
    ("letter", N_("Letter")),
    ("survey", N_("Survey")),
    ("trip", N_("Trip outside")),
)
VENUES = (
    ("firm", N_("Firm")),
    ("site", N_("Building site")),
    ("community", N_("Community")),
    ("village", N_("Village")),
    ("office", N_("Office")),
    ("outside", N_("Outside the district")),
)
PHASES = (
    ("before", N_("Before the meeting")),
    ("after", N_("After the meeting")),
)
METHODS = (
    ("interview", N_("Interview")),
    ("observation", N_("Seen on site")),
    ("document", N_("From papers")),
    ("count", N_("Counted")),
    ("survey", N_("Survey")),
)
AGREED = (
    ("unasked", N_("Not asked yet")),
    ("agreed", N_("Those concerned agree with the wording")),
    ("objected", N_("Those concerned object to the wording")),
)


class Occasion(Placed):
    """One visit, symposium, letter or survey: when, where, how, by which unit."""

    seen_by = Seen(units=("unit",))

    kind = models.CharField(max_length=12, choices=OCCASIONS)
    venue = models.CharField(max_length=12, choices=VENUES)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, null=True, related_name="+"
    )
    place = models.CharField(max_length=100, blank=True)
    destination = models.CharField(max_length=100, blank=True)
    people = models.PositiveIntegerField(null=True)
    phase = models.CharField(max_length=10, choices=PHASES, default="before")
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    hours = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("county", "held_on", "id"), name="occasion_county")]


class Finding(Placed):
    """What was found: who said it (a role, not a private name), where, when, by what method.

    source_key: who speaks; one speaker on many occasions is one source (``research.sources``).
    """

    seen_by = Seen(parties=("occasion__unit",))

    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="findings")
    statement = models.TextField()
    said_by = models.CharField(max_length=100)
    source_key = models.CharField(max_length=100)
    method = models.CharField(max_length=12, choices=METHODS)
    found_on = models.DateField()
    against = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    invented = models.BooleanField(default=False)


class Problem(Stateful, Placed):
    """A problem: statement, root cause, who is hurt and how many, and whether they agree.

    asked_on, asked_by: when those who raised it were asked about the wording, and by which post;
    agreed_by: who was asked. counter_answer: what is said to the findings that speak against it.
    """

    seen_by = Seen(everybody=True)

    title = models.CharField(max_length=200)
    statement = models.TextField()
    root_cause = models.TextField(blank=True)
    hurt = models.CharField(max_length=200, blank=True)
    hurt_count = models.PositiveIntegerField(null=True)
    agreed = models.CharField(max_length=12, choices=AGREED, default="unasked")
    agreed_by = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField(null=True)
    asked_by = models.CharField(max_length=200, blank=True)
    objection = models.TextField(blank=True)
    counter_answer = models.TextField(blank=True)
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("county", "state"), name="problem_county")]


class ProblemQuantity(models.Model):
    """A figure of a problem as it is said: label, value, unit, word such as 近, its day, source."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="quantities")
    label = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=20)
    word = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=10, default="actual")
    as_of = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("problem", "label"), name="problem_quantity_once")
        ]
