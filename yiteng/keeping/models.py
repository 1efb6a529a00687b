"""Reorganisations prepared for a day to come."""

from __future__ import annotations

from django.db import models

from yiteng.rules.refusal import Refusal


class Prepared(models.Model):
    """A merger, split or renaming that takes place by itself on its day, by the daily step.

    subject: ``areas`` or ``units``; origins: their keys; names, choice: as in the order. post: who
    prepared it, in whose name it is done. done_at, moved: what became of it; fault: why it could
    not be done, then it waits for a person; withdrawn_at: it was given up before.
    """

    county_id = models.BigIntegerField()
    subject = models.CharField(max_length=5)
    kind = models.CharField(max_length=8)
    origins = models.JSONField(default=list)
    origin_names = models.CharField(max_length=400)
    names = models.JSONField(default=list)
    on = models.DateField()
    document = models.CharField(max_length=100)
    reason = models.CharField(max_length=300)
    choice = models.JSONField(default=dict)
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    moved = models.PositiveIntegerField(default=0)
    fault = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=("county_id", "on", "id"), name="prepared_day")]

    @property
    def refusals(self) -> list[Refusal]:
        """Why it could not be done on its day, to be said in the reader's language."""
        return [Refusal(code, sentence, params) for code, sentence, params in self.fault]

    @property
    def open(self) -> bool:
        """Whether it waits for its day, or failed on it."""
        return self.done_at is None and self.withdrawn_at is None
