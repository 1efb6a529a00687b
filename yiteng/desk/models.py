"""The register of published figures: what was reported, and the query that computes it."""

from __future__ import annotations

from django.db import models

from yiteng.places.models import Placed


class PublishedFigure(Placed):
    """A figure a report printed; another district keeps its own rows, with its own queries.

    query, params: which registered query computes it and with what; pinned: the computed value
    an explanation explains (where it moves, the explanation no longer holds).
    """

    code = models.CharField(max_length=10)
    report = models.CharField(max_length=40)
    scope = models.CharField(max_length=100)
    what = models.CharField(max_length=300)
    what_zh = models.CharField(max_length=300, blank=True)
    relation = models.CharField(max_length=4)
    word = models.CharField(max_length=10, blank=True)
    reported = models.CharField(max_length=40)
    value_type = models.CharField(max_length=8, default="number")
    unit = models.CharField(max_length=30)
    as_of = models.CharField(max_length=40, blank=True)
    assumption = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=400, blank=True)
    query = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    explanation = models.CharField(max_length=400, blank=True)
    explanation_zh = models.CharField(max_length=400, blank=True)
    pinned = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("county", "code"), name="figure_once")]
