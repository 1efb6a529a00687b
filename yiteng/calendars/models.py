"""A feed: one post of one account, behind an address nobody can guess."""

from __future__ import annotations

from django.db import models

from yiteng.people.models import Account, Post


class Feed(models.Model):
    """digest: SHA-256 of the secret in the address; the secret itself is shown once."""

    county_id = models.BigIntegerField()
    account = models.ForeignKey(Account, models.CASCADE, related_name="feeds")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
