"""A case: one facility, one service, one road; its days, numbers and cached clocks."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.reach.models import Facility, Service
from yiteng.reach.queries import KINDS
from yiteng.rules.designation.clocks import Dates
from yiteng.rules.lifecycles.designation.after import CHANGES, GRADES
from yiteng.workflow.models import Stateful


class DesignationCase(Stateful, Placed):
    """定点事项. road: new institution or new service; public: a public hospital (art. 44).

    reviewer, reviewer_post: who passed the review at the city; another records the agreement.
    change_on: the day of the earliest change not told yet. missing_due, evaluation_due,
    notice_ends, renewal_by, water_due, assess_by, change_due: cached ends of clocks, for the
    board; presses_on: the end of the clock that ends first, by which the board is ordered.
    """

    seen_by = Seen(units=("unit",))

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="cases")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="cases")
    kind = models.CharField(max_length=20)
    road = models.CharField(max_length=20)
    public = models.BooleanField(default=True)
    employees = models.BooleanField(default=True)
    residents = models.BooleanField(default=True)
    operating_since = models.DateField(null=True)
    base_agreement = models.CharField(max_length=80, blank=True)
    licence_on = models.DateField(null=True)
    licence_until = models.DateField(null=True)
    licence_number = models.CharField(max_length=60, blank=True)
    capacity = models.PositiveIntegerField(null=True)

    intended_on = models.DateField(null=True)
    applied_on = models.DateField(null=True)
    asked_on = models.DateField(null=True)
    supplied_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    deemed = models.BooleanField(default=False)
    reported_on = models.DateField(null=True)
    failed_on = models.DateField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    reviewed_on = models.DateField(null=True)
    review_number = models.CharField(max_length=60, blank=True)
    reviewer = models.BigIntegerField(null=True)
    reviewer_post = models.BigIntegerField(null=True)
    reviewer_title = models.CharField(max_length=100, blank=True)
    listed_on = models.DateField(null=True)
    agreed_on = models.DateField(null=True)
    agreement_number = models.CharField(max_length=60, blank=True)
    agreement_title = models.CharField(max_length=100, blank=True)
    agreement_from = models.DateField(null=True)
    agreement_until = models.DateField(null=True)
    published_on = models.DateField(null=True)
    tested_on = models.DateField(null=True)
    commissioned_on = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    in_force_on = models.DateField(null=True)
    assessed_on = models.DateField(null=True)
    renewal_asked_on = models.DateField(null=True)
    leaving = models.CharField(max_length=12, blank=True)
    suspended_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    change_on = models.DateField(null=True)

    missing_due = models.DateField(null=True)
    evaluation_due = models.DateField(null=True)
    notice_ends = models.DateField(null=True)
    renewal_by = models.DateField(null=True)
    water_due = models.DateField(null=True)
    assess_by = models.DateField(null=True)
    change_due = models.DateField(null=True)
    presses_on = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=("county", "state", "id"), name="designation_state"),
            models.Index(fields=("county", "presses_on", "id"), name="designation_presses"),
        ]

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("designation:show", args=[self.pk])

    @property
    def kind_title(self) -> str:
        """The words of its kind of care (message id)."""
        return KINDS.get(self.kind, self.kind)

    @property
    def dates(self) -> Dates:
        """Its days as a value of the rule book."""
        return Dates(
            self.applied_on, self.asked_on, self.supplied_on, self.accepted_on, self.reported_on,
            self.listed_on, self.reviewed_on, self.agreed_on, self.agreement_from,
            self.agreement_until, self.renewal_asked_on, self.in_force_on, self.assessed_on,
            self.suspended_on, self.failed_on, self.failures,
            self.change_on,
        )  # fmt: skip


class Assessment(models.Model):
    """The yearly assessment: its result in words, by a post."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="assessments")
    on = models.DateField()
    grade = models.CharField(max_length=6)
    words = models.CharField(max_length=2000)
    by_post = models.CharField(max_length=100)

    @property
    def grade_title(self) -> str:
        """The grade (message id)."""
        return dict(GRADES).get(self.grade, self.grade)


class Change(models.Model):
    """A change of important facts: noted, told by the hospital (art. 40), and what came of it.

    told_on: None while it is only noted; noted_by: the post that noted it; late_reason: why it
    was told after its last day.
    """

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=12)
    happened_on = models.DateField()
    told_on = models.DateField(null=True)
    due = models.DateField()
    settled_on = models.DateField(null=True)
    outcome = models.CharField(max_length=2000, blank=True)
    noted_by = models.CharField(max_length=100, blank=True)
    late_reason = models.CharField(max_length=2000, blank=True)

    def late(self, today: date) -> bool:
        """Whether it was told, or is still untold, after its last day."""
        return (self.told_on or today) > self.due

    @property
    def what_title(self) -> str:
        """What changes (message id)."""
        return dict(CHANGES).get(self.what, self.what)
