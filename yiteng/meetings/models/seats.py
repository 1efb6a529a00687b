"""Who came to a meeting, post by post: present, through a substitute, excused, absent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yiteng.meetings.models.agenda import Part, Session
from yiteng.meetings.models.meeting import Meeting
from yiteng.rules.seats import CAME


class Seat(Part):
    """A post invited to a sitting; posts, never names.

    session: None for the whole meeting; title: unit and post as they were called then; listens:
    it sits in (列席); came: a code of rules.seats, empty while unknown; word: the post or word
    that came for it, or why it was excused.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="seats")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    title = models.CharField(max_length=210)
    listens = models.BooleanField(default=False)
    came = models.CharField(max_length=10, blank=True)
    word = models.CharField(max_length=60, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=("meeting", "session", "post"),
                condition=Q(session__isnull=False),
                name="seat_once_a_sitting",
            ),
            models.UniqueConstraint(
                fields=("meeting", "post"),
                condition=Q(session__isnull=True),
                name="seat_once_a_meeting",
            ),
        ]

    @property
    def came_word(self) -> str:
        """Whether it came, in words (message id); empty while unknown."""
        return dict(CAME).get(self.came, "")
