"""Tables of surveys: the form in versions, lists served with it, phones, submissions."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_
from yiteng.workflow.models import Stateful

CHANNELS = (
    ("web", N_("On the web")),
    ("paper", N_("On paper")),
    ("excel", N_("In Excel")),
    ("phone", N_("On a phone")),
)


class Survey(Stateful, Placed):
    """A survey of a unit: why it is held, over which area, until when.

    form_id: the form's id on phones, given once. mobile_on: its owner lets phones fetch it.
    occasion: the occasion under which its approved answers stand as findings.
    """

    seen_by = Seen(everybody=True)

    title = models.CharField(max_length=120)
    purpose = models.TextField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    theme = models.ForeignKey("places.Theme", models.PROTECT, null=True, related_name="+")
    form_id = models.CharField(max_length=60, unique=True)
    closes_on = models.DateField(null=True)
    mobile_on = models.BooleanField(default=False)
    occasion = models.ForeignKey("research.Occasion", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("county", "state", "id"), name="survey_county")]

    def __str__(self) -> str:
        return self.title


class FormVersion(models.Model):
    """One version of a survey's form: the XForm's bytes as they are served, never rendered anew.

    number: 1, 2, …; ``version`` as the form itself says it. md5, sha256: of ``xform``,
    hexadecimal. questions: the tree of ``surveys.questions``; mapping: how approved answers
    become findings (``surveys.mapping``); reasons: the question that asks for a photo or a place,
    and why. The workbook hangs at the row in the store of files (parent ``surveys.formversion``).
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="forms")
    number = models.PositiveIntegerField()
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    xform = models.BinaryField()
    md5 = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    questions = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    reasons = models.JSONField(default=dict)
    post = models.BigIntegerField()
    post_title = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("survey", "number"), name="form_number_once"),
            models.UniqueConstraint(fields=("survey", "version"), name="form_version_once"),
        ]


class Media(models.Model):
    """A list served with a form (villages.csv, firms.csv, facilities.csv); md5 of its bytes."""

    form = models.ForeignKey(FormVersion, models.CASCADE, related_name="media")
    filename = models.CharField(max_length=60)
    content = models.BinaryField()
    md5 = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("form", "filename"), name="media_once")]


class Phone(Placed):
    """A phone that may fetch and send the forms of one post; one click revokes it.

    token_hash: SHA-256 of the token in its address, hexadecimal. survey: only this one; None for
    all that are open to phones. seen_on: the last day it asked for anything; hours are kept nowhere.
    """

    seen_by = Seen(units=("post__unit",), parties=("survey__unit",))

    name = models.CharField(max_length=100)
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, models.PROTECT, null=True, related_name="phones")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    seen_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)


class Submission(Stateful, Placed):
    """One filled form. ``raw`` is what came in, to the byte; ``answers`` what holds now.

    instance_id: unique in the survey. sha256: of raw. same: fingerprint of the first answers
    alone, by which doubles are found. expected: names of the files its answers speak of. issues:
    sentences that say what is wrong ({question, words}). day: what the answers are about, else
    when they came in. post, post_title, unit: who sent it.
    """

    seen_by = Seen(units=("unit",), parties=("survey__unit",))

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="submissions")
    form = models.ForeignKey(FormVersion, models.PROTECT, related_name="submissions")
    instance_id = models.CharField(max_length=120)
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    same = models.CharField(max_length=64)
    channel = models.CharField(max_length=8, choices=CHANNELS)
    received_at = models.DateTimeField()
    day = models.DateField()
    answers = models.JSONField(default=dict)
    expected = models.JSONField(default=list)
    issues = models.JSONField(default=list)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    post = models.BigIntegerField()
    post_title = models.CharField(max_length=200)
    phone = models.ForeignKey(Phone, models.PROTECT, null=True, related_name="submissions")
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("survey", "instance_id"), name="submission_once")
        ]
        indexes = [
            models.Index(fields=("survey", "state", "id"), name="submission_inbox"),
            models.Index(fields=("survey", "same"), name="submission_same"),
        ]


class Attachment(models.Model):
    """A photo or file of a submission under its raw name, as the answers write it.

    file: in the store (parent ``surveys.submission``).
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=250)
    file = models.ForeignKey("files.Attachment", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("submission", "name"), name="attachment_once")
        ]


class Drawn(models.Model):
    """A finding drawn from a submission by a line of the mapping; no line draws two."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="drawn")
    key = models.CharField(max_length=120)
    finding = models.ForeignKey("research.Finding", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("submission", "key"), name="drawn_once")]


class WrongToken(models.Model):
    """How many wrong tokens of phones came in a minute, by whom as a digest: for all processes."""

    minute = models.DateTimeField()
    who = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("minute", "who"), name="wrong_token_once")]
