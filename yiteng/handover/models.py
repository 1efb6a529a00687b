"""What the holder of a post leaves in words, in versions: posts own work, people come and go."""

from __future__ import annotations

from django.db import models

from yiteng.places.models import Placed


class Note(Placed):
    """交接留言: one version; the latest holds, the earlier ones stay. post: of whose desk.

    Read by whoever holds the post, and by nobody else: it is not a report.
    """

    #: Whom to call is personal: it enters the trail as a salted digest (law 9).
    personal = ("people",)

    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    words = models.TextField()
    people = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by_post = models.CharField(max_length=100)
    last_event = models.BigIntegerField(default=0)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("post", "number"), name="handover_version")]
