"""Areas with internal keys; official codes are dated attributes of theirs (law 11)."""

from __future__ import annotations

from django.db import models

from yiteng.rules.words import N_

LEVELS = (
    ("city", N_("City")),
    ("county", N_("County or district")),
    ("town", N_("Town or subdistrict")),
    ("village", N_("Village or community")),
)


class Area(models.Model):
    """A city, county, town or village; ``county`` and ``town`` are the keys above it."""

    level = models.CharField(max_length=8, choices=LEVELS)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    county = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    town = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=("parent", "order", "id"), name="area_children"),
            models.Index(fields=("county", "level"), name="area_county"),
        ]

    def __str__(self) -> str:
        return self.name


class AreaCode(models.Model):
    """A code of an area by one authority, with its dates and its source."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="codes")
    system = models.CharField(max_length=4)
    code = models.CharField(max_length=12)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=("system", "code"), name="area_code")]


class AreaChange(models.Model):
    """A merger, split, renaming, transfer or abolition on a day; source: the document's number.

    former: for a transfer (a village to another town), the town it lay below until then.
    """

    kind = models.CharField(max_length=10)
    on = models.DateField()
    origin = models.ForeignKey(Area, models.PROTECT, related_name="changes_from")
    target = models.ForeignKey(Area, models.PROTECT, null=True, related_name="changes_to")
    source = models.CharField(max_length=100)
    reason = models.CharField(max_length=300, blank=True)
    former = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")


class Population(models.Model):
    """How many people, insured in which scheme, as of when, from where."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="populations")
    count = models.PositiveIntegerField()
    scheme = models.CharField(max_length=20, blank=True)
    as_of = models.DateField()
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)


class Position(models.Model):
    """A point that stands for an area, with its coordinate system and source.

    came_as, came_in, came_at: the system it had when it was handed in, the file, and when; empty where it was
    not converted from a file.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="positions")
    lon = models.DecimalField(max_digits=9, decimal_places=6)
    lat = models.DecimalField(max_digits=9, decimal_places=6)
    system = models.CharField(max_length=10, default="WGS-84")
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)
    came_as = models.CharField(max_length=10, blank=True)
    came_in = models.CharField(max_length=150, blank=True)
    came_at = models.DateTimeField(null=True)


class Theme(models.Model):
    """A field of work of a county: a melon on its vine; 1 to 12 of them."""

    county = models.ForeignKey(Area, models.PROTECT, related_name="themes")
    code = models.CharField(max_length=30)
    title_zh = models.CharField(max_length=40)
    title_en = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")
        constraints = [models.UniqueConstraint(fields=("county", "code"), name="theme_once")]


class Workday(models.Model):
    """A day that differs from Monday–Friday: a holiday or a make-up workday."""

    date = models.DateField(unique=True)
    is_workday = models.BooleanField()
    name = models.CharField(max_length=40)
    source = models.CharField(max_length=100)


class Placed(models.Model):
    """Every row of the spine carries its county, and town and village where it has one."""

    county = models.ForeignKey(Area, models.PROTECT, related_name="+")
    town = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    village = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
