"""Tables of the trail. Nothing here points at business rows or people by foreign key (law 7)."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from django.db import models


class Chain(models.Model):
    """The head of one county's chain; county 0 is the installation as a whole."""

    county = models.BigIntegerField(unique=True)
    length = models.BigIntegerField(default=0)
    head_hash = models.CharField(max_length=64)


class Event(models.Model):
    """One link of a chain. ``data`` is what was hashed; the other columns are for finding it.

    number: 1, 2, 3 … without a gap in each chain. actor_person: id of the account, no key.
    data: canonical JSON (see audit.canonical); a digest stands in it where a person's value was.
    hash: SHA-256 of previous_hash and leaf_hash; all three hexadecimal.
    """

    county = models.BigIntegerField()
    number = models.BigIntegerField()
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    action = models.CharField(max_length=60)
    actor_person = models.BigIntegerField()
    post = models.BigIntegerField()
    post_title = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    batch = models.CharField(max_length=16, blank=True)
    data = models.TextField()
    leaf_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "number"), name="audit_gap_free"),
        ]
        indexes = [
            models.Index(fields=("subject_type", "subject_id", "id"), name="audit_subject"),
            models.Index(fields=("recorded_at", "id"), name="audit_recorded"),
            models.Index(fields=("post", "recorded_at", "id"), name="audit_post"),
        ]

    @cached_property
    def content(self) -> dict[str, Any]:
        """What was hashed, as values."""
        values: dict[str, Any] = json.loads(self.data)
        return values

    @property
    def before(self) -> str:
        """What the changed fields held before, as JSON text."""
        return json.dumps(self.content["before"], ensure_ascii=False)

    @property
    def after(self) -> str:
        """What the changed fields held afterwards, as JSON text."""
        return json.dumps(self.content["after"], ensure_ascii=False)

    @property
    def reason(self) -> str:
        """The reason or note given with the step."""
        return str(self.content["reason"])

    @property
    def unit(self) -> int:
        """Id of the unit of the post."""
        return int(self.content["unit"])

    @property
    def unit_name(self) -> str:
        """Name of the unit at the time."""
        return str(self.content["unit_name"])

    @property
    def acting(self) -> bool:
        """Whether the holder acted for the post (代理)."""
        return bool(self.content["acting"])


class Signer(models.Model):
    """The name behind a digest in the trail. Deleting the row forgets the name, not the event."""

    person = models.BigIntegerField()
    name = models.CharField(max_length=150)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person", "name"), name="audit_signer_once"),
        ]


class Salt(models.Model):
    """The salt of a personal value in the trail. Without it nobody can prove what was hashed."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=("subject_type", "subject_id"), name="audit_salt_subject")]
