"""Visits on site, and the report on density and access."""

from __future__ import annotations

from django.db import models

from yiteng.designation.models.case import DesignationCase

PURPOSES = ("coaching", "recheck", "survey", "check")


class Visit(models.Model):
    """A visit: planned for a day, held on a day, what was found, when the next one is."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="visits")
    purpose = models.CharField(max_length=10)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    topic = models.CharField(max_length=200, blank=True)
    findings = models.CharField(max_length=2000, blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("planned_on", "id")


class VisitPerson(models.Model):
    """Who went: by person, with the post held on that day; or an expert who was invited.

    account: None for an expert, of whom only the role and the unit are kept.
    """

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="people")
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    post_title = models.CharField(max_length=100)
    expert_unit = models.CharField(max_length=100, blank=True)

    @property
    def title(self) -> str:
        """As it is shown: the post; the expert's role with the unit."""
        return f"{self.expert_unit} {self.post_title}" if self.expert_unit else self.post_title

    class Meta:
        constraints = [models.UniqueConstraint(fields=("visit", "account"), name="visitor_once")]


class VisitItem(models.Model):
    """A line of the checklist as seen on site: met, not met; what was seen."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="items")
    code = models.CharField(max_length=30)
    met = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)


class DensityReport(models.Model):
    """Density and access as computed: inputs and result as canonical JSON, and their hash."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="densities")
    made_on = models.DateField()
    by_post = models.CharField(max_length=100)
    inputs = models.TextField()
    result = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("-id",)
