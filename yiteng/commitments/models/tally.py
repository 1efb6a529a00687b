"""Counts kept in the same transaction, per place and per unit: never one row for all (law 11)."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """How many commitments of one place (or unit) have this kind, theme, light and ripeness.

    scope: ``area`` (key_id is the most particular area) or ``unit`` (key_id is the lead unit).
    """

    county_id = models.BigIntegerField()
    town_id = models.BigIntegerField(null=True)
    scope = models.CharField(max_length=4)
    key_id = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    theme_id = models.BigIntegerField(default=0)
    light = models.CharField(max_length=10)
    ripe = models.CharField(max_length=10)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("scope", "key_id", "kind", "theme_id", "light", "ripe"),
                name="tally_once",
            )
        ]
        indexes = [
            # In the order in which counts are grouped, with the count: the index alone answers.
            models.Index(
                fields=(
                    "county_id",
                    "scope",
                    "kind",
                    "theme_id",
                    "town_id",
                    "light",
                    "ripe",
                    "count",
                ),
                name="tally_county",
            ),
            models.Index(
                fields=("town_id", "scope", "kind", "theme_id", "key_id", "light", "ripe", "count"),
                name="tally_town",
            ),
        ]
