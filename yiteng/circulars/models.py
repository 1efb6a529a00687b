"""A circular of a supervision office: its period, the facts it was drafted from, its approval."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.circulars import KINDS
from yiteng.workflow.models import Stateful


class Circular(Stateful, Placed):
    """督查通报. facts: what was counted when it was drafted, kept as it was; body: its words now.

    drafted_by: the person, so that another one approves.
    """

    seen_by = Seen(units=("unit",))

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=KINDS)
    since = models.DateField()
    until = models.DateField()
    body = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    facts_on = models.DateField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    drafted_by = models.BigIntegerField()
    drafted_by_post = models.CharField(max_length=100)
    submitted_at = models.DateTimeField(null=True)
    approved_by_post = models.CharField(max_length=100, blank=True)
    approved_at = models.DateTimeField(null=True)
    approval_note = models.CharField(max_length=500, blank=True)
    issued_at = models.DateTimeField(null=True)
    invented = models.BooleanField(default=False)
