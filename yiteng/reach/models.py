"""Facilities by position, services with their several dates, costs a day, bed-days by month."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed


class Facility(Placed):
    """A hospital or health centre; never joined to a town by its name.

    came_as, came_in, came_at: of its position, as those of a village's point.
    """

    seen_by = Seen(everybody=True)
    name = models.CharField(max_length=100)
    level = models.CharField(max_length=10)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    lon = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    position_source = models.CharField(max_length=200, blank=True)
    position_invented = models.BooleanField(default=False)
    came_as = models.CharField(max_length=10, blank=True)
    came_in = models.CharField(max_length=150, blank=True)
    came_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Service(models.Model):
    """A service of a facility; commissioned ≠ opened ≠ designated ≠ in force."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="services")
    kind = models.CharField(max_length=20)
    capacity = models.PositiveIntegerField(null=True)
    capacity_unit = models.CharField(max_length=20, blank=True)
    set_up_on = models.DateField(null=True)
    commissioned_on = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)


class Designation(models.Model):
    """A service's designation by a scheme: application, agreement, in force, end."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="designations")
    scheme = models.CharField(max_length=20)
    applied_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    document_number = models.CharField(max_length=60, blank=True)
    in_force_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)


class CareCount(models.Model):
    """People cared for by a service, as counts only."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="counts")
    what = models.CharField(max_length=30)
    value = models.PositiveIntegerField()
    word = models.CharField(max_length=10, blank=True)
    as_of = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class DailyCost(Placed):
    """Average cost of a day by kind of care, level, scheme and way of paying, in yuan; fund share 0 to 1.

    Where a level is paid by bed-day or case, cost is the price paid, not the bill.
    """

    seen_by = Seen(everybody=True)
    kind = models.CharField(max_length=20)
    level = models.CharField(max_length=10)
    scheme = models.CharField(max_length=20, blank=True)
    payment = models.CharField(max_length=20, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2)
    fund_share = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    as_of = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class BedDays(models.Model):
    """Bed-days of a service in one month, by scheme and way of paying where they are told apart."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="bed_days")
    month = models.DateField()
    days = models.PositiveIntegerField()
    scheme = models.CharField(max_length=20, blank=True)
    payment = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("service", "month", "scheme", "payment"), name="beddays_once_paid"
            )
        ]


class Readmission(Placed):
    """Discharges of a quarter and those of them readmitted within 30 days; all facilities of a kind of care.

    By county, never by facility: such counts are small, and nobody is ranked by them. until: the
    last day of the quarter.
    """

    seen_by = Seen(everybody=True)
    kind = models.CharField(max_length=20)
    until = models.DateField()
    discharged = models.PositiveIntegerField()
    readmitted = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "kind", "until"), name="readmission_once")
        ]


class TownTravel(Placed):
    """How much slower the roads of a town are than the county's speed: its mountain factor, 1 or more."""

    seen_by = Seen(everybody=True)
    factor = models.DecimalField(max_digits=4, decimal_places=2)
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("town",), name="travel_of_town")]


class Scenario(Placed):
    """A question of where care should be, with all it was computed from, so that it runs again.

    question, inputs, result: plain values; certificate: the proof, compressed JSON. inputs_hash,
    result_hash: SHA-256 of their JSON. versions: of the program and its libraries; seed: of the
    random starts. repeatable: whether a second run must give the same (proved, or no time limit reached).
    """

    seen_by = Seen(everybody=True)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    question = models.JSONField()
    inputs = models.JSONField()
    inputs_hash = models.CharField(max_length=64)
    result = models.JSONField()
    result_hash = models.CharField(max_length=64)
    certificate = models.BinaryField(null=True)
    versions = models.JSONField()
    seed = models.PositiveIntegerField()
    repeatable = models.BooleanField()
    seconds = models.FloatField()
    at = models.DateTimeField()
    post = models.CharField(max_length=100)
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("county", "-id"), name="scenario_newest")]


class ScenarioRun(models.Model):
    """A kept scenario run again: by whom, with which versions, and whether the answer was the same."""

    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="runs")
    at = models.DateTimeField()
    post = models.CharField(max_length=100)
    result_hash = models.CharField(max_length=64)
    same = models.BooleanField()
    versions = models.JSONField()
    seconds = models.FloatField()


class MeasuredMinutes(Placed):
    """Minutes from a village to a facility as somebody measured them; they stand before any estimate."""

    seen_by = Seen(everybody=True)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="measured")
    minutes = models.DecimalField(max_digits=5, decimal_places=1)
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("village", "facility"), name="minutes_of_a_way")
        ]


class RoadNetwork(Placed):
    """The roads of a county as they were taken in; the latest counts, earlier ones stay.

    content: compressed JSON, {"nodes": {name: [lon, lat]}, "edges": {"from\u2192to": minutes}} in WGS-84.
    """

    seen_by = Seen(everybody=True)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    nodes = models.PositiveIntegerField()
    edges = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    at = models.DateTimeField()
    invented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=("county", "-id"), name="roads_newest")]


class Intake(Placed):
    """A workbook of figures of care as it was handed in: kept whole, with what taking it in did.

    system: of its positions; digest: SHA-256 of the content; counts: rows new, changed, the same.
    """

    seen_by = Seen(everybody=True)
    name = models.CharField(max_length=150)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    system = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    at = models.DateTimeField()
    post = models.CharField(max_length=100)
    counts = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=("county", "-id"), name="intake_newest")]
