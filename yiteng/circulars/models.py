"""A circular of a supervision office: its period, the facts it was drafted from, its approval."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.circulars import ASKS, KINDS, SCOPES
from yiteng.workflow.models import Stateful


class Circular(Stateful, Placed):
    """督查通报. facts: what was counted when it was drafted, kept as it was; body: its words now.

    drafted_by: the person, so that another one approves. recipients, copies: to whom it goes (主送,
    抄送), one a line; scope: how far it may be passed on (印发范围). asks, answer_by: what the units
    it goes to are asked for, by which day.
    """

    seen_by = Seen(units=("unit",))

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=KINDS)
    since = models.DateField()
    until = models.DateField()
    body = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    facts_on = models.DateField()
    recipients = models.TextField(blank=True)
    copies = models.TextField(blank=True)
    scope = models.CharField(max_length=8, choices=SCOPES, default="named")
    asks = models.CharField(max_length=8, choices=ASKS, default="note")
    answer_by = models.DateField(null=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    drafted_by = models.BigIntegerField()
    drafted_by_post = models.CharField(max_length=100)
    submitted_at = models.DateTimeField(null=True)
    approved_by_post = models.CharField(max_length=100, blank=True)
    approved_at = models.DateTimeField(null=True)
    approval_note = models.CharField(max_length=500, blank=True)
    issued_at = models.DateTimeField(null=True)
    invented = models.BooleanField(default=False)

    @property
    def to(self) -> list[str]:
        """To whom it goes, as listed."""
        return [line.strip() for line in self.recipients.splitlines() if line.strip()]

    @property
    def also_to(self) -> list[str]:
        """Who gets a copy, as listed."""
        return [line.strip() for line in self.copies.splitlines() if line.strip()]


class Delivery(Stateful, Placed):
    """A circular on the desk of one unit; the area keys are that unit's. copy: for its knowledge only.

    asks: what this unit is asked for; answer: its words. Who read it is kept nowhere.
    """

    seen_by = Seen(units=("unit",))

    circular = models.ForeignKey(Circular, models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    copy = models.BooleanField(default=False)
    asks = models.CharField(max_length=8, choices=ASKS, default="note")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_post = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("circular", "unit"), name="circular_once")]
        indexes = [
            models.Index(fields=("unit", "-id"), name="circular_of_unit"),
            models.Index(fields=("county", "state", "asks"), name="circular_owed"),
        ]

    @property
    def url(self) -> str:
        """Where the unit reads it."""
        return reverse("circulars:received_one", args=[self.pk])
