"""Results that travel between installations: whom we trust, what we received."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


class Partner(Placed):
    """Another installation whose result files are taken: its name and its public key."""

    seen_by = Seen(everybody=True)

    name = models.CharField(max_length=100)
    key = models.CharField(max_length=64)
    since = models.DateField()
    until = models.DateField(null=True)


class ReceivedResult(Placed):
    """A designation as another installation reported it; what it said last stands.

    number: the case's number there; sha256: of the file it came in.
    """

    seen_by = Seen(everybody=True)

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="results")
    number = models.BigIntegerField()
    facility = models.CharField(max_length=100)
    area = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    fields = models.JSONField()
    as_of = models.DateField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("partner", "number"), name="result_once")]
