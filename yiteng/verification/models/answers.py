"""Questions to the people served, their answers, and cases that are answered elsewhere."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.lifecycles.commitment.steps_after import ANSWERS, SPEAKERS
from yiteng.rules.words import N_

CHANNELS = (
    ("link", N_("One-time link")),
    ("code", N_("Code typed on the public page")),
    ("slip", N_("Slip of paper")),
    ("phone", N_("Telephone")),
    ("visit", N_("Visit")),
    ("proxy", N_("Proxy")),
    ("petition", N_("Petition office")),
    ("hotline", N_("Hotline 12345")),
)
#: Cases with a channel of their own: answered there, under their own number.
OWN_CHANNELS = CHANNELS[-2:]
#: What a question is about.
ABOUT = (
    ("done", N_("Completion")),
    ("withdrawn", N_("Withdrawn")),
    ("merged", N_("Merged")),
    ("silence", N_("Closed without an answer")),
    ("review", N_("Closed with objection")),
)


class Question(Placed):
    """The served party is asked; link and code are kept as hashes, used once, with an end date.

    replaced: another slip was given for it, or it was taken back: no silence is counted for it.
    about: ``done``, or the end nobody confirmed they are told of (see ABOUT). round: in which round
    of the matter: one that came back is asked about anew.
    """

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey(
        "commitments.Commitment", models.PROTECT, related_name="questions"
    )
    asked_at = models.DateTimeField()
    asked_by_post = models.CharField(max_length=100)
    served_name = models.CharField(max_length=100)
    about = models.CharField(max_length=10, default="done", choices=ABOUT)
    round = models.PositiveSmallIntegerField(default=1)
    told = models.TextField(blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, blank=True, db_index=True)
    expires_at = models.DateTimeField()
    replaced = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)


class Answer(Placed):
    """What the served party said, through which channel, who spoke (by role), who recorded it.

    upper_unit: one level above the doer: told of a no as the doer is.
    """

    seen_by = Seen(
        units=("commitment__lead_unit",), parties=("commitment__support__unit",),
        few=("upper_unit",),
    )  # fmt: skip
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=8, choices=ANSWERS)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=8, choices=CHANNELS)
    speaker = models.CharField(max_length=16, blank=True, choices=SPEAKERS)
    upper_unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    recorded_by_post = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    invented = models.BooleanField(default=False)


class OwnChannel(Placed):
    """A petition or hotline case keeps its channel and number; we do not ask a second time."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.OneToOneField(
        "commitments.Commitment", models.PROTECT, related_name="own_channel"
    )
    channel = models.CharField(max_length=8, choices=OWN_CHANNELS)
    number = models.CharField(max_length=60)
    address = models.URLField(max_length=300, blank=True)
