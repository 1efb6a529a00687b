"""What a meeting decided (议定事项)."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


class Decision(Placed):
    """议定事项: stays as decided; the commitment carries on."""

    seen_by = Seen(everybody=True)

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="decisions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    served = models.CharField(max_length=100, blank=True)
    acceptor = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
