"""The plan of a year, days without meetings, and reasons senders gave for passing a limit."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.meeting_load import Quiet
from yiteng.workflow.models import Stateful


class YearPlan(Stateful, Placed):
    """年度会议计划: one a county and year."""

    seen_by = Seen(everybody=True)

    year = models.PositiveSmallIntegerField()
    approved_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("county", "year"), name="plan_of_year")]


class PlannedMeeting(Placed):
    """A line of the plan: which unit means to convene what, when, for how many.

    added_on, reason: where the line came after approval; dropped_on: where it was taken off.
    application: the application that took it up.
    """

    seen_by = Seen(everybody=True)

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=200)
    month = models.PositiveSmallIntegerField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    scale = models.CharField(max_length=12, default="district")
    days = models.DecimalField(max_digits=4, decimal_places=2)
    people = models.PositiveIntegerField()
    added_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    application = models.OneToOneField(
        "gate.Application", models.PROTECT, null=True, related_name="planned"
    )
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("month", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(month__gte=1, month__lte=12), name="planned_month"
            )
        ]


class QuietDays(Placed):
    """无会日、无会周: a weekday, a week of the month, or a span of dates, with its source."""

    seen_by = Seen(everybody=True)

    title = models.CharField(max_length=60)
    weekday = models.PositiveSmallIntegerField(null=True)
    week = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    invented = models.BooleanField(default=False)

    @property
    def rule(self) -> Quiet:
        """The row as a value of the rule book."""
        return Quiet(self.title, self.weekday, self.week, self.starts_on, self.ends_on)


class Explanation(Placed):
    """Why a sender passes a limit: in words, by a post, kept with the warnings as they stood."""

    seen_by = Seen(parties=("application__unit", "application__host", "application__organiser"))

    application = models.OneToOneField(
        "gate.Application", models.CASCADE, related_name="load_explanation"
    )
    words = models.CharField(max_length=500)
    post = models.CharField(max_length=100)
    said_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
