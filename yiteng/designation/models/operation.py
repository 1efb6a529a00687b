"""How a designated service runs: counts by month, water, answers of patients."""

from __future__ import annotations

from django.db import models

from yiteng.designation.models.case import DesignationCase


class Month(models.Model):
    """People, sessions, cost of one month: counts only, never a patient."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="months")
    month = models.DateField()
    people = models.PositiveIntegerField()
    sessions = models.PositiveIntegerField()
    cost = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    fund = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("month",)
        constraints = [models.UniqueConstraint(fields=("case", "month"), name="case_month_once")]


class WaterTest(models.Model):
    """One test of water or fluid: what, on which day, with what value."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="water_tests")
    what = models.CharField(max_length=20)
    on = models.DateField()
    value = models.DecimalField(max_digits=10, decimal_places=3, null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("-on", "-id")


class WardRound(models.Model):
    """Slips laid out in a ward, and how their answers add up; no answer is kept by itself.

    counts: three rows of yes, partly, no.
    """

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="rounds")
    slips = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    closes_on = models.DateField()
    by_post = models.CharField(max_length=100)
    counts = models.JSONField(default=list)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)


class WardSlip(models.Model):
    """One slip: the digest of its address and whether it was used; not by which answer."""

    round = models.ForeignKey(WardRound, models.CASCADE, related_name="given")
    digest = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
