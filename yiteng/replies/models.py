"""What became of findings, and what was told of it to those who said them."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


class Telling(Placed):
    """One telling: to whom (a role), by which way, on which day, by which post."""

    seen_by = Seen(units=("unit",))

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    said_by = models.CharField(max_length=100)
    source_key = models.CharField(max_length=100)
    channel = models.CharField(max_length=10)
    told_on = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    count = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)
    last_event = models.BigIntegerField(null=True)
    invented = models.BooleanField(default=False)


class News(Placed):
    """What happened on the thread of one finding; computed, told once.

    unit: who heard the finding and tells; happened: a code of rules.replies; node_type, node_id:
    what it happened to; title, on: as they stood; count: how many pieces of work it sums up.
    """

    seen_by = Seen(units=("unit",))

    finding = models.ForeignKey("research.Finding", models.PROTECT, related_name="news")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    happened = models.CharField(max_length=10)
    node_type = models.CharField(max_length=30)
    node_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    count = models.PositiveIntegerField(default=1)
    on = models.DateField()
    telling = models.ForeignKey(Telling, models.PROTECT, null=True, related_name="news")
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("finding", "happened", "node_type", "node_id"),
                condition=models.Q(telling__isnull=True),
                name="news_waits_once",
            )
        ]
        indexes = [
            models.Index(fields=("unit", "telling", "on", "id"), name="news_unit"),
            models.Index(fields=("county", "telling", "on", "id"), name="news_county"),
        ]
