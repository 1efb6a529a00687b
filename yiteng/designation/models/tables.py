"""Check tables a county loaded itself: its own version beside those of the software."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


class CheckTable(Placed):
    """One version of one table, whole and never changed: in the form of the data files.

    loaded_on: cases that applied before that day are judged by what held for them.
    """

    seen_by = Seen(everybody=True)
    code = models.CharField(max_length=30)
    version = models.CharField(max_length=20)
    data = models.JSONField()
    loaded_on = models.DateField()
    by_post = models.CharField(max_length=100)
    file_name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "code", "version"), name="check_table_once")
        ]
