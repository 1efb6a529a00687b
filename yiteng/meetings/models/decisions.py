"""What a meeting decided (议定事项), and what else came of its items."""

from __future__ import annotations

from django.db import models

from yiteng.meetings.models.agenda import Part
from yiteng.meetings.models.meeting import Meeting
from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


class Decision(Placed):
    """议定事项: stays as decided; the commitment carries on.

    kind: ``decision`` or ``measure``; item: the agenda item it came of, None where the meeting
    decided beside its agenda; acceptor_post: the post meant by ``acceptor``, None for words.
    """

    seen_by = Seen(everybody=True)

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, related_name="decisions"
    )
    kind = models.CharField(max_length=10, default="decision")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    served = models.CharField(max_length=100, blank=True)
    acceptor = models.CharField(max_length=100, blank=True)
    acceptor_post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)


class Outcome(Part):
    """What came of an item that decides nothing: information, or carried over.

    to: the meeting it was carried to, None while it waits; at, by_post: when and by which post.
    """

    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    to = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)
