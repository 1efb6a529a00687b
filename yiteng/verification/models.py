"""Proof handed in, independent checks, questions to the people served and their answers."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_

ANSWERS = (
    ("yes", N_("Well done")),
    ("partly", N_("Done in part")),
    ("no", N_("Not done")),
    ("not_yet", N_("Not yet to be judged")),
)
CHANNELS = (
    ("link", N_("One-time link")),
    ("slip", N_("Slip of paper")),
    ("phone", N_("Telephone")),
    ("visit", N_("Visit")),
    ("proxy", N_("Proxy")),
)


class Proof(Placed):
    """Something that proves a commitment: a record, a document, a receipt; photos never required."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="proofs")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by_post = models.CharField(max_length=100)
    given_by_person = models.BigIntegerField()
    attachment = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    invented = models.BooleanField(default=False)


class Check(Placed):
    """An independent check by another person of another unit; new proof voids it."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="checks")
    result = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    method = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField()
    by_post = models.CharField(max_length=100)
    by_unit = models.BigIntegerField()
    by_person = models.BigIntegerField()
    voided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    invented = models.BooleanField(default=False)


class Question(Placed):
    """The served party is asked; the token is kept as a hash, used once, with an end date."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey(
        "commitments.Commitment", models.PROTECT, related_name="questions"
    )
    asked_at = models.DateTimeField()
    asked_by_post = models.CharField(max_length=100)
    served_name = models.CharField(max_length=100)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)


class Answer(Placed):
    """What the served party said, through which channel, by whom recorded."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=8, choices=ANSWERS)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=8, choices=CHANNELS)
    recorded_by_post = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    invented = models.BooleanField(default=False)


class Review(Placed):
    """The review after a second no, with its written conclusion."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="reviews")
    opened_at = models.DateTimeField()
    concluded_at = models.DateTimeField(null=True)
    conclusion = models.TextField(blank=True)
    by_post = models.CharField(max_length=100, blank=True)
    invented = models.BooleanField(default=False)
