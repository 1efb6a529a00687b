"""What belongs to a commitment: quantities, stages, deadline events, support, requests."""

from __future__ import annotations

from django.db import models

from yiteng.commitments.models.commitment import Commitment


class CommitmentQuantity(models.Model):
    """A figure of a commitment: planned, actual, expected and estimated are different rows."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="quantities")
    county_id = models.BigIntegerField()
    code = models.CharField(max_length=40)
    status = models.CharField(max_length=10)
    value = models.DecimalField(max_digits=20, decimal_places=2)
    unit = models.CharField(max_length=20)
    word = models.CharField(max_length=10, blank=True)
    as_of = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=("county_id", "code", "status"), name="comq_code")]


class StagePlan(models.Model):
    """A stage of this commitment: planned by a date, reached at a moment (hours matter to firms)."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    planned_on = models.DateField(null=True)
    reached_at = models.DateTimeField(null=True)


class DeadlineEvent(models.Model):
    """set, changed, extended, suspended, resumed, reopened, recounted: a row of events (law 7).

    kind, given: what a stopped clock gave back: seconds for hours, else days or workdays.
    before: dates of clocks and stages before it, so that a wrong click can be taken back.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="deadlines")
    event = models.CharField(max_length=12)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    days = models.IntegerField(default=0)
    kind = models.CharField(max_length=8, blank=True)
    given = models.BigIntegerField(default=0)
    before = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    post = models.CharField(max_length=100)

    class Meta:
        indexes = [
            models.Index(
                fields=("-id",), name="deadline_recounted", condition=models.Q(event="recounted")
            )
        ]


class Support(models.Model):
    """A supporting unit with its own sentence of duty, its own signature and its own answer.

    released_at: its objection was upheld; it supports no longer, the row stays for the record.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="support")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    county_id = models.BigIntegerField()
    duty = models.CharField(max_length=300)
    signed_at = models.DateTimeField(null=True)
    signed_by_post = models.CharField(max_length=100, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_post = models.CharField(max_length=100, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("unit", "commitment"), name="support_once")]
        indexes = [
            models.Index(
                fields=("commitment",), name="support_open",
                condition=models.Q(answered_at=None, released_at=None),
            )
        ]  # fmt: skip


class Request(models.Model):
    """An open request: extension, suspension, coordination, an objection of lead or supporting unit.

    ground, due_on: of an objection: on what ground, and the last day to decide it; unit: whose.
    round: in which round of the matter (a matter that came back begins another).
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=14)
    round = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField()
    asked_by_post = models.CharField(max_length=100)
    words = models.JSONField(default=dict)
    ground = models.CharField(max_length=12, blank=True)
    due_on = models.DateField(null=True)
    unit = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=14, blank=True)
    settled_by_post = models.CharField(max_length=100, blank=True)
    settled_words = models.CharField(max_length=500, blank=True)


class ObjectionWord(models.Model):
    """What an office says to an objection before it is decided; the staffing office among them."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="spoken")
    county_id = models.BigIntegerField()
    at = models.DateTimeField()
    post = models.CharField(max_length=100)
    unit = models.BigIntegerField()
    unit_name = models.CharField(max_length=100)
    person = models.BigIntegerField()
    staffing = models.BooleanField(default=False)
    stance = models.CharField(max_length=8)
    words = models.CharField(max_length=500)


class Numbering(models.Model):
    """The last number given in a county and year."""

    county_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("county_id", "year"), name="numbering_once")]
