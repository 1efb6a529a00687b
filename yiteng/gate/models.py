"""The application to meet and its dossier: goals, items, problems, prescriptions, opinions."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.gate.burden import COMPETITION, DUTIES
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.lifecycles.application import FORMS
from yiteng.rules.words import N_
from yiteng.workflow.models import Stateful

SCALES = (
    ("district", N_("Whole district")),
    ("town", N_("Town")),
    ("unit", N_("One unit")),
)
HORIZONS = (
    ("year", N_("Within the year")),
    ("three", N_("Three years")),
    ("five", N_("Five years")),
)
LEVELS = (
    ("district", N_("District")),
    ("town", N_("Town")),
    ("village", N_("Village")),
    ("macro", N_("Whole industry or field")),
    ("micro", N_("Single firm or matter")),
)
#: What was tried or considered before a meeting was asked for (domain rules: not taken to one).
OTHER_WAYS = (
    ("department", N_("Settled by one department")),
    ("letter", N_("A letter or document")),
    ("call", N_("A telephone or video call")),
    ("site", N_("A visit on site")),
)
#: Words of the parts a joined application offers.
OFFERED_KINDS = {
    "goals": N_("Goal"),
    "items": N_("Agenda item"),
    "problems": N_("Problem"),
    "prescriptions": N_("Prescription"),
    "opinions": N_("Opinion of a unit"),
}


class Application(Stateful, Placed):
    """会议申请: who wants to convene whom, for how long, on what."""

    seen_by = Seen(units=("unit", "host", "organiser"))

    number = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    meeting_type = models.CharField(max_length=20, choices=[(t.code, t.title) for t in TYPES])
    scale = models.CharField(max_length=12, choices=SCALES, default="district")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    host = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    organiser = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    wanted_on = models.DateField(null=True)
    days = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    people = models.PositiveIntegerField(default=0)
    summary = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    opinion_verdict = models.CharField(max_length=8, blank=True)
    verdict_fixed = models.JSONField(default=list)
    verdict_rules = models.CharField(max_length=10, blank=True)
    verdict_thresholds = models.JSONField(default=dict)
    length_reason = models.CharField(max_length=300, blank=True)
    size_approval = models.CharField(max_length=200, blank=True)
    invited = models.CharField(max_length=300, blank=True)
    opened_by = models.BigIntegerField(default=0)
    opened_by_post = models.CharField(max_length=100, blank=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.BigIntegerField(default=0)
    submitted_post = models.BigIntegerField(default=0)
    reviewed_by = models.BigIntegerField(default=0)
    reviewed_by_post = models.CharField(max_length=100, blank=True)
    reviewed_post = models.BigIntegerField(default=0)
    reviewed_at = models.DateTimeField(null=True)
    decided_by_post = models.CharField(max_length=100, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    proposed_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    postponed_until = models.DateField(null=True)
    awaits = models.CharField(max_length=200, blank=True)
    other_form = models.CharField(max_length=12, choices=FORMS, blank=True)
    other_owner = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    other_due_on = models.DateField(null=True)
    verdict_convened = models.JSONField(default=list)
    convened_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "number"), name="application_number")
        ]
        indexes = [models.Index(fields=("county", "opened_on", "id"), name="application_county")]


class Part(models.Model):
    """A row of a dossier; the trail of the application's county knows it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    @property
    def county_id(self) -> int:
        """The county of the application."""
        return int(self.application.county_id)


class Goal(Part):
    """An outcome: number, unit, baseline, date, owner."""

    title = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    unit = models.CharField(max_length=20, blank=True)
    word = models.CharField(max_length=10, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True)
    owner = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")


class Item(Part):
    """An agenda item: what will be decided and by whom, minutes, presenter, why a meeting.

    other_way, other_why: the other way tried or considered, and why it does not do.
    """

    title = models.CharField(max_length=200)
    decides = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    other_way = models.CharField(max_length=12, choices=OTHER_WAYS, blank=True)
    other_why = models.CharField(max_length=300, blank=True)


class Paper(Part):
    """A version of a paper of an agenda item; its file hangs on it as an attachment.

    version counts papers of the same item and title; received_on: empty until it is there;
    characters, pages: its length.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField(default=1)
    characters = models.PositiveIntegerField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    received_on = models.DateField(null=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=("item", "title", "version"), name="paper_version")
        ]


class Prescription(Part):
    """A draft measure against a problem: cause, lead that accepted, date, money, served, proof.

    legality_by, legality_basis: who checked that it is lawful, on which ground. competition:
    conclusion of the fair-competition review; duty: list of duties on which the work of towns
    stands, with the record of admission where it is on none; burden_by: the record of the
    assessment that it agrees with relieving the grass roots; different: what is different this
    time, where similar measures were tried before.
    """

    title = models.CharField(max_length=200)
    problem = models.ForeignKey("research.Problem", models.PROTECT, null=True, related_name="+")
    cause = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    lead_accepted = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    horizon = models.CharField(max_length=8, choices=HORIZONS, blank=True)
    money = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    money_source = models.CharField(max_length=100, blank=True)
    served = models.CharField(max_length=100, blank=True)
    proof = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10, choices=LEVELS, blank=True)
    legality_by = models.CharField(max_length=100, blank=True)
    legality_basis = models.CharField(max_length=200, blank=True)
    competition = models.CharField(max_length=12, choices=COMPETITION, blank=True)
    competition_note = models.CharField(max_length=200, blank=True)
    duty = models.CharField(max_length=12, choices=DUTIES, blank=True)
    duty_admission = models.CharField(max_length=200, blank=True)
    burden_by = models.CharField(max_length=200, blank=True)
    different = models.TextField(blank=True)


class Opinion(Part):
    """A unit asked for its opinion; agrees is None until it answers; dissent has its grounds."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True)
    agrees = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    given_on = models.DateField(null=True)


class Result(models.Model):
    """What came of a submission, kept when the application goes on: step, post, words, when."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="results")
    step = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    post = models.CharField(max_length=100)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "id")

    @property
    def county_id(self) -> int:
        """The county of the application."""
        return int(self.application.county_id)


class Offered(models.Model):
    """A part of a joined application, offered to the one it was joined with: taken or declined.

    kind: as in addresses (``goals``, ``problems`` …); row: id of the part, or of the problem.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="offered")
    origin = models.ForeignKey(Application, models.CASCADE, related_name="gave")
    kind = models.CharField(max_length=16)
    row = models.BigIntegerField()
    title = models.CharField(max_length=200)
    answer = models.CharField(max_length=8, blank=True)
    answered_by_post = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("application", "origin", "kind", "row"), name="offered_once"
            )
        ]

    @property
    def words(self) -> str:
        """What kind of part it is (message id)."""
        return OFFERED_KINDS[self.kind]

    @property
    def county_id(self) -> int:
        """The county of the application it is offered to."""
        return int(self.application.county_id)


class Notice(models.Model):
    """A post that is told of a decision against the opinion, and when it took note."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="notices")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(null=True)
    noted_by = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("application", "post"), name="notice_once")]

    @property
    def county_id(self) -> int:
        """The county of the application."""
        return int(self.application.county_id)
