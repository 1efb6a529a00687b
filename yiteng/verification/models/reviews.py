"""The review after a second no: three opinions, one written conclusion."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.review import SIDES


class Review(Placed):
    """The review after a second no, with its written conclusion."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="reviews")
    opened_at = models.DateTimeField()
    concluded_at = models.DateTimeField(null=True)
    conclusion = models.TextField(blank=True)
    by_post = models.CharField(max_length=100, blank=True)
    invented = models.BooleanField(default=False)


class Opinion(Placed):
    """What one of the three sides says in a review."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="opinions")
    side = models.CharField(max_length=12, choices=SIDES)
    words = models.TextField()
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)
    by_unit = models.BigIntegerField()
    by_person = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("review", "side"), name="opinion_once")]
