"""The limits a county set for itself; where there is no row the default of the rules holds."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen


class Limit(models.Model):
    """限值: one a county and code. since: the day from which it holds; why, and by which post."""

    seen_by = Seen(everybody=True)

    county = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.TextField()
    since = models.DateField()
    changed_by_post = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("county", "code"), name="limit_of_county")]
