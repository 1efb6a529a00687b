"""Tables of supervision proper: the plan, its objects with their conclusions, the team, findings."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.inspection import BASES, DECISIONS, KINDS
from yiteng.rules.inspection_after import BODIES, MENDED
from yiteng.rules.inspection_after import KINDS as CONSEQUENCES
from yiteng.workflow.models import Stateful

TITLES = tuple((kind.code, kind.title) for kind in CONSEQUENCES)


class Inspection(Stateful, Placed):
    """One supervision (督查). line: of the office that planned it; ways: codes of rules WAYS.

    matter: what is looked at; scope: how far. again: why the same unit and matter once more.
    """

    number = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=10, choices=KINDS)
    title = models.CharField(max_length=120)
    matter = models.TextField()
    scope = models.TextField(blank=True)
    ways = models.JSONField(default=list)
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    commitment = models.ForeignKey(
        "commitments.Commitment", models.PROTECT, null=True, related_name="inspections"
    )
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    line = models.CharField(max_length=12)
    basis = models.CharField(max_length=10, blank=True, choices=BASES)
    basis_ref = models.CharField(max_length=200, blank=True)
    designated_on = models.DateField(null=True)
    designated_by = models.CharField(max_length=100, blank=True)
    again = models.TextField(blank=True)
    concluded_on = models.DateField(null=True)
    invented = models.BooleanField(default=False)


class Member(models.Model):
    """One of the team: by person, because whoever took part decides no review (article 17)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="team")
    county_id = models.BigIntegerField()
    person = models.BigIntegerField()
    post_title = models.CharField(max_length=100)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    lead = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("inspection", "person"), name="team_once")]


class Subject(Placed):
    """A unit that is looked at, its conclusion, and the review it may ask for (articles 16, 17)."""

    seen_by = Seen(units=("unit",))
    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="subjects")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    conclusion = models.TextField(blank=True)
    to_mend = models.TextField(blank=True)
    told_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    review_reason = models.TextField(blank=True)
    review_post = models.CharField(max_length=100, blank=True)
    review_due = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decision = models.CharField(max_length=8, blank=True, choices=DECISIONS)
    decision_words = models.TextField(blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    mended_on = models.DateField(null=True)
    mended_words = models.TextField(blank=True)
    mended_post = models.CharField(max_length=100, blank=True)
    mend_checked_on = models.DateField(null=True)
    mend_result = models.CharField(max_length=8, blank=True, choices=MENDED)
    mend_words = models.TextField(blank=True)
    mend_by = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("inspection", "unit"), name="subject_once")]


class Finding(models.Model):
    """What was found, at whose place, with what it rests on."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    county_id = models.BigIntegerField()
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="findings")
    words = models.TextField()
    rests_on = models.CharField(max_length=200)
    on = models.DateField()
    by_post = models.CharField(max_length=100)


class Consequence(models.Model):
    """What follows from a supervision: proposed, approved where the article asks it, carried out.

    subject: the unit it concerns; body: to whom it is handed; receipt: number given there, or how
    it was carried out. Never a person's name, never what a clue says.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="consequences")
    county_id = models.BigIntegerField()
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="consequences")
    kind = models.CharField(max_length=10, choices=TITLES)
    words = models.TextField()
    body = models.CharField(max_length=10, blank=True, choices=BODIES)
    proposed_on = models.DateField()
    proposed_by = models.CharField(max_length=100)
    proposer = models.BigIntegerField()
    decided_on = models.DateField(null=True)
    approved = models.BooleanField(null=True)
    decided_by = models.CharField(max_length=100, blank=True)
    ref = models.CharField(max_length=200, blank=True)
    done_on = models.DateField(null=True)
    receipt = models.TextField(blank=True)
    done_by = models.CharField(max_length=100, blank=True)
