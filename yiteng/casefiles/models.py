"""A case file: who asked for it and why, who agreed, until when it may be fetched, the file."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class CaseFile(Stateful, Placed):
    """案卷 of one application, fixed at the moment the second person agreed.

    asked_by, agreed_by: accounts, for one person is one whatever the posts; the posts' titles
    beside them are what is shown. expires_at: by the real clock. fingerprint: SHA-256 of the
    manifest, which holds the digest of every other member; events: how many stand in it.
    """

    seen_by = Seen(units=("unit", "second_unit"))

    application = models.ForeignKey("gate.Application", models.PROTECT, related_name="casefiles")
    reason = models.TextField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    asked_by = models.BigIntegerField()
    asked_by_post = models.CharField(max_length=100)
    asked_at = models.DateTimeField()
    second_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    agreed_by = models.BigIntegerField(default=0)
    agreed_by_post = models.CharField(max_length=100, blank=True)
    agreed_at = models.DateTimeField(null=True)
    answer_reason = models.TextField(blank=True)
    expires_at = models.DateTimeField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    events = models.PositiveIntegerField(default=0)
    packed = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=("county", "asked_at", "id"), name="casefile_county")]
