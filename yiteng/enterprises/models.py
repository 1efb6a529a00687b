"""Firms with checked codes, indicators as quantities, service points."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_

STAGES = (
    ("opening", N_("Opening")),
    ("access", N_("Licences")),
    ("building", N_("Investment and construction")),
    ("utilities", N_("Utilities")),
    ("operating", N_("Operating")),
    ("growing", N_("Growing")),
    ("leaving", N_("Leaving")),
)


class Enterprise(Placed):
    """A firm of the register; its code passes both check digits (GB 32100), or is not known yet."""

    seen_by = Seen(everybody=True)
    code = models.CharField(max_length=18, unique=True, null=True)
    name = models.CharField(max_length=100)
    industry = models.CharField(max_length=40)
    stage = models.CharField(max_length=12, choices=STAGES, default="operating")
    invented = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)


class Indicator(models.Model):
    """An aim or a figure of the firm's own; never supervised, never red (S12)."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=20)
    word = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=10)
    as_of = models.DateField(null=True)
    period = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200, blank=True)


class ServicePoint(Placed):
    """An errand team or a life-cycle service centre."""

    seen_by = Seen(everybody=True)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    opened_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Alliance(Placed):
    """An industry alliance: its legal form and when it was founded (domain B4)."""

    seen_by = Seen(everybody=True)
    name = models.CharField(max_length=100)
    industry = models.CharField(max_length=40)
    legal_form = models.CharField(max_length=20, default="cooperation")
    registration = models.CharField(max_length=60, blank=True)
    founded_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Membership(models.Model):
    """A member of an alliance: in and out are dates; a maker or a supplier."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="memberships")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, default="maker")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("alliance", "enterprise"), name="member_once")
        ]
