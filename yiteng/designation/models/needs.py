"""Counts of people in need by town, as they may be told; what is too small is not stored at all."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Area, Placed
from yiteng.reach.queries import KINDS


class TownSheet(Placed):
    """Counts of one kind of care on one day, all towns at once. least: the threshold that held.

    total: None where it would tell a small count.
    """

    seen_by = Seen(everybody=True)

    kind = models.CharField(max_length=20)
    as_of = models.DateField()
    least = models.PositiveIntegerField()
    total = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=200)
    entered_on = models.DateField()
    by_post = models.CharField(max_length=100)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "kind", "as_of"), name="town_sheet_once")
        ]

    @property
    def kind_title(self) -> str:
        """The words of its kind of care (message id)."""
        return KINDS.get(self.kind, self.kind)


class TownCount(models.Model):
    """One town's count; None: withheld, small itself or hiding one that is."""

    sheet = models.ForeignKey(TownSheet, models.CASCADE, related_name="cells")
    town = models.ForeignKey(Area, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("sheet", "town"), name="town_count_once")]
