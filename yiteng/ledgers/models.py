"""Tables of ledgers: imports with their staged rows, what a unit's heads mean, files made for it."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed

#: Phases of an import; what ends in -ing is done by a worker.
READING, READY, APPLYING, APPLIED, CANCELLED, REFUSED = (
    "reading", "ready", "applying", "applied", "cancelled", "refused")  # fmt: skip
#: In the place of a kind: the sheet is not read.
LEFT = "-"
#: What a row of a file turns out to be.
OUTCOMES = ("new", "changed", "conflict", "refused", "same", "left_out")


class Import(Placed):
    """One file a unit hands in. phase: where it stands; a worker moves what is read or applied.

    file: the attachment; kind: of the commitments in it, empty where each sheet says its own;
    sheets: kinds chosen for its sheets by name, LEFT for one that is not read; person, post: in whose name
    the worker acts; at: business moment of
    the upload; year: for dates that name none. plan: sheets with their columns as understood;
    done, total: rows staged; ready: rows made ready to be applied; lock_seconds, lock_cpu: how long
    applying held the lock, on the wall and of the worker's own time; counts: rows by outcome; fault: why the file as a whole is refused.
    """

    seen_by = Seen(units=("unit",))

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    sheets = models.JSONField(default=dict)
    name = models.CharField(max_length=200)
    file = models.BigIntegerField(default=0)
    person = models.BigIntegerField()
    post = models.BigIntegerField()
    post_title = models.CharField(max_length=200)
    at = models.DateTimeField()
    year = models.PositiveSmallIntegerField()
    defaults = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)
    phase = models.CharField(max_length=10, default=READING)
    stop = models.BooleanField(default=False)
    round = models.PositiveSmallIntegerField(default=1)
    plan = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    fault = models.JSONField(default=dict)
    applied_at = models.DateTimeField(null=True)
    ready = models.PositiveIntegerField(default=0)
    lock_seconds = models.FloatField(null=True)
    lock_cpu = models.FloatField(null=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("unit", "id"), name="ledgers_import_unit"),
                   models.Index(fields=("county", "id"), name="ledgers_import_county")]  # fmt: skip

    @property
    def url(self) -> str:
        """The page of this import."""
        return f"/ledgers/{self.pk}/"


class Staged(models.Model):
    """One row of a file, read and compared, not applied. row: as the spreadsheet counts.

    kind: of the commitment its sheet holds.

    target, seen: the commitment it concerns and its version when compared. values: what it says,
    by column, in the plain form of comparing; changes: column → [here, in the file]; faults:
    what is wrong, cell by cell; chosen: a row changed here meanwhile is taken all the same.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="rows", db_index=False)
    sheet = models.CharField(max_length=100)
    kind = models.CharField(max_length=40, default="")
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    key = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200, blank=True)
    target = models.BigIntegerField(null=True)
    seen = models.PositiveIntegerField(null=True)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    chosen = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("imported", "outcome", "id"), name="ledgers_staged_rows")]


class Origin(models.Model):
    """Which commitment came of which matter of a unit's ledger: the same file again makes no double.

    said: digest of the progress last taken over, so that the same words are not noted twice.
    """

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    commitment = models.BigIntegerField()
    said = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("unit", "kind", "key"), name="ledgers_origin_once")
        ]
        indexes = [models.Index(fields=("commitment",), name="ledgers_origin_of")]


class Heads(models.Model):
    """What the heads of a unit's ledgers mean: normal words → {field, unit}."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=40)
    columns = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("unit", "kind"), name="ledgers_heads_once")]


class SheetKind(models.Model):
    """Which kind a sheet of a unit holds, or LEFT. mark: of the sheet, from its name and heads."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    mark = models.CharField(max_length=140)
    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("unit", "mark"), name="ledgers_sheet_kind_once")
        ]


class Made(Placed):
    """A file a worker makes for a post: a long export of a list. address: what was asked for."""

    seen_by = Seen(units=("unit",))

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    person = models.BigIntegerField()
    post = models.BigIntegerField()
    post_title = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    address = models.TextField()
    language = models.CharField(max_length=8)
    at = models.DateTimeField()
    file = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=("unit", "id"), name="ledgers_made_unit")]

    @property
    def url(self) -> str:
        """The page that offers the file."""
        return f"/ledgers/made/{self.pk}/"
