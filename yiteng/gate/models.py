"""The application to meet and its dossier: goals, items, problems, prescriptions, opinions."""

from __future__ import annotations

from django.db import models

from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class Application(Stateful, Placed):
    """会议申请: who wants to convene whom, for how long, on what."""

    number = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=200)
    meeting_type = models.CharField(max_length=20)
    scale = models.CharField(max_length=12, default="district")
    theme = models.ForeignKey(
        "places.Theme", models.PROTECT, null=True, related_name="+"
    )
    host = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    organiser = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    wanted_on = models.DateField(null=True)
    days = models.DecimalField(max_digits=4, decimal_places=1, default=1)
    people = models.PositiveIntegerField(default=0)
    summary = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    opinion_verdict = models.CharField(max_length=8, blank=True)
    verdict_fixed = models.JSONField(default=list)
    reviewed_by_post = models.CharField(max_length=100, blank=True)
    decided_by_post = models.CharField(max_length=100, blank=True)
    decision_reason = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    other_form = models.CharField(max_length=12, blank=True)
    invented = models.BooleanField(default=False)


class Goal(models.Model):
    """An outcome: number, unit, baseline, date, owner."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="goals")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    unit = models.CharField(max_length=20, blank=True)
    word = models.CharField(max_length=10, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True)
    owner = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+"
    )


class Item(models.Model):
    """An agenda item: what will be decided and by whom, minutes, presenter, paper."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    decides = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    paper = models.CharField(max_length=200, blank=True)


class Prescription(models.Model):
    """A draft measure against a problem: cause, lead that accepted, date, money, served, proof."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="prescriptions"
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    problem = models.ForeignKey(
        "research.Problem", models.PROTECT, null=True, related_name="+"
    )
    cause = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    lead_accepted = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    horizon = models.CharField(max_length=8, blank=True)
    money = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    money_source = models.CharField(max_length=100, blank=True)
    served = models.CharField(max_length=100, blank=True)
    proof = models.CharField(max_length=200, blank=True)


class Opinion(models.Model):
    """A unit's opinion on the application; dissent is listed with its grounds."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="opinions"
    )
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)
    given_on = models.DateField()
