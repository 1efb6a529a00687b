"""What every row with a state carries, and the marks of the installation."""

from __future__ import annotations

from django.db import models


class Stateful(models.Model):
    """State, version and last event; written by yiteng.workflow only (law 3)."""

    state = models.CharField(max_length=20, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    last_event = models.BigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class Mark(models.Model):
    """A mark of this installation, such as ``demo``; a name and a value."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.CharField(max_length=200, blank=True)
