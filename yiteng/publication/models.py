"""Publication: two reviews, frozen lists; on the public side snapshots and the inbox only."""

from __future__ import annotations

from django.db import models

from yiteng.places.models import Placed
from yiteng.workflow.models import Stateful


class Publication(Stateful, Placed):
    """One node that is to be public: allow-listed fields, two reviews, then a snapshot."""

    node_type = models.CharField(max_length=30)
    node_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    fields = models.JSONField(default=dict)
    basis = models.CharField(max_length=200, blank=True)
    proposed_by = models.BigIntegerField()
    secrecy_by = models.BigIntegerField(null=True)
    disclosure_by = models.BigIntegerField(null=True)
    published_on = models.DateField(null=True)
    frozen_list = models.ForeignKey(
        "FrozenList", models.PROTECT, null=True, related_name="publications"
    )
    invented = models.BooleanField(default=False)


class FrozenList(Placed):
    """A list as published: what stood on it stays; later changes are dated events."""

    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10)
    frozen_on = models.DateField()
    count = models.PositiveIntegerField(default=0)
    invented = models.BooleanField(default=False)


class ListEvent(models.Model):
    """An addition, drop or correction after the list was frozen, with its reason.

    title: of the item as it was then; words: what a correction puts right; decided_by: the body
    that decided it, for lists that were voted.
    """

    frozen_list = models.ForeignKey(FrozenList, models.PROTECT, related_name="events")
    event = models.CharField(max_length=10)
    node_id = models.BigIntegerField()
    title = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    reason = models.CharField(max_length=300)
    post = models.CharField(max_length=100)


class ListClose(models.Model):
    """The end of a list's year: its final figures, which nothing changes afterwards.

    rates: code → [done, of the list as published, done, of the list of that day].
    """

    frozen_list = models.OneToOneField(FrozenList, models.PROTECT, related_name="close")
    on = models.DateField()
    today = models.PositiveIntegerField()
    rates = models.JSONField()
    post = models.CharField(max_length=100)


class Carried(models.Model):
    """An item that goes on in the next year's list (carried), or a draft made after one (repeated).

    One row an item and year: nothing is carried twice. into: the next list, once it is frozen;
    draft: the commitment drafted for the next year.
    """

    frozen_list = models.ForeignKey(FrozenList, models.PROTECT, related_name="carried")
    node_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, default="carried")
    why = models.CharField(max_length=10, blank=True)
    on = models.DateField()
    post = models.CharField(max_length=100)
    into = models.ForeignKey(FrozenList, models.PROTECT, null=True, related_name="taken_over")
    draft = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("node_id", "year"), name="carried_once")]


class Snapshot(models.Model):
    """What the public sees of one node: values only; lives in the public database."""

    face = "public"
    key = models.CharField(max_length=60, unique=True)
    section = models.CharField(max_length=30)
    kind = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=10, blank=True)
    county = models.CharField(max_length=60)
    town = models.CharField(max_length=60, blank=True)
    village = models.CharField(max_length=60, blank=True)
    area_code = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=40, blank=True)
    fields = models.JSONField(default=dict)
    published_on = models.DateField()
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("section", "area_code", "id"), name="snap_section")]


class ListSnapshot(models.Model):
    """A frozen list as the public sees it: its figures and its dated events; public database."""

    face = "public"
    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=10)
    county = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    frozen_on = models.DateField()
    fields = models.JSONField(default=dict)
    invented = models.BooleanField(default=False)


class ListItem(models.Model):
    """An item of a frozen list as the public reads it; public database.

    key: of its snapshot, which may have been recalled since; how: as published, added, dropped.
    """

    face = "public"
    on_list = models.ForeignKey(ListSnapshot, models.CASCADE, related_name="items")
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    how = models.CharField(max_length=10, default="original")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("on_list", "key"), name="list_item_once")]
        indexes = [models.Index(fields=("on_list", "how", "id"), name="list_item_how")]


class OpenQuestion(models.Model):
    """A question a served party may answer by its one-time link; public database."""

    face = "public"
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, blank=True, db_index=True)
    title = models.CharField(max_length=200)
    fields = models.JSONField(default=dict)
    expires_at = models.DateTimeField()
    answered = models.BooleanField(default=False)


class Salt(models.Model):
    """The salt of a day, for digests of network addresses; deleted the day after; public database."""

    face = "public"
    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)


class WrongCodes(models.Model):
    """How many wrong codes were typed in a minute: by whom, as a digest; by everybody, with none.

    One table for all processes of the public face; public database.
    """

    face = "public"
    minute = models.DateTimeField()
    who = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("minute", "who"), name="wrong_codes_once")]


class InboxEntry(models.Model):
    """An answer or a complaint that came in; carried to the desk and marked as carried."""

    face = "public"
    kind = models.CharField(max_length=12)
    payload = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    carried_at = models.DateTimeField(null=True)
