"""Tables of log-ins: second factors, the roles that need one, identities at other providers."""

from __future__ import annotations

from django.db import models

from yiteng.people.models import Account


class Factor(models.Model):
    """The second factor of an account: a secret its phone knows, too (RFC 6238).

    secret: sealed with a key from the installation's own. last_step: the last 30-second step whose
    code was used; no code counts twice. confirmed_at: null until a first code was right.
    """

    account = models.OneToOneField(Account, models.CASCADE, related_name="factor")
    secret = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)


class Spare(models.Model):
    """A spare code of a factor, for a lost phone: its hash, gone once used."""

    factor = models.ForeignKey(Factor, models.CASCADE, related_name="spares")
    digest = models.CharField(max_length=64, unique=True)


class Demand(models.Model):
    """A role whose holders need a second factor, in one county."""

    county_id = models.BigIntegerField()
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county_id", "role"), name="signin_demand_once")
        ]


class Identity(models.Model):
    """Who an account is elsewhere: issuer and subject, never a mail address."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("issuer", "subject"), name="signin_identity_once"),
        ]
