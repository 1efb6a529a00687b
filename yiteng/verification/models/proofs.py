"""Proof handed in and independent checks."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


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
