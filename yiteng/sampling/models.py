"""Draws with their population, seed and result; households drawn from a village's list."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_

OUTCOMES = (
    ("stands", N_("It stands as reported")),
    ("fault", N_("It is not as reported")),
    ("back", N_("It has come back")),
)
#: What a drawn household says; absent: nobody was met.
SAID = (
    ("yes", N_("Well done")),
    ("partly", N_("Done in part")),
    ("no", N_("Not done")),
    ("not_yet", N_("Not yet to be judged")),
    ("absent", N_("Nobody met")),
)


class Draw(Placed):
    """One draw of a county: where its seed comes from, from how many, how many were drawn.

    head_number, head: the event of the county's trail that closed the day before; cut: the midnight
    that closed it; after_number: of the event that closed the draw before. amount: the rate.
    """

    seen_by = Seen(everybody=True)
    occasion = models.CharField(max_length=12)
    on = models.DateField()
    head_number = models.BigIntegerField()
    head = models.CharField(max_length=64)
    rule = models.CharField(max_length=8)
    amount = models.DecimalField(max_digits=8, decimal_places=4)
    size = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()
    drawn_at = models.DateTimeField()
    cut = models.DateTimeField(null=True)
    after_number = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("county", "occasion", "on"), name="draw_once"),
        ]


class Lot(Placed):
    """A member of a population, with its lot; what was drawn gets a result.

    key: the commitment's number, from which the lot is computed; closed_on: which close it is, or the
    day of the draw for a report about which somebody was asked before it; those are visited.
    """

    seen_by = Seen(
        units=("commitment__lead_unit",), parties=("commitment__support__unit",),
        few=("commitment__checker_unit",),
    )  # fmt: skip
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="lots")
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="lots")
    occasion = models.CharField(max_length=12)
    key = models.CharField(max_length=40)
    closed_on = models.DateField(null=True)
    drawn = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, blank=True, choices=OUTCOMES)
    words = models.TextField(blank=True)
    result_at = models.DateTimeField(null=True)
    by_post = models.CharField(max_length=100, blank=True)
    by_unit = models.BigIntegerField(null=True)
    by_person = models.BigIntegerField(null=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("draw", "commitment"), name="lot_once"),
        ]
        indexes = [
            models.Index(fields=("county", "drawn", "outcome", "due_on", "id"), name="lot_open"),
            models.Index(fields=("commitment", "occasion"), name="lot_of"),
        ]


class Round(Placed):
    """Households drawn from a village's list: positions only, no name is ever kept here."""

    seen_by = Seen(units=("commitment__lead_unit",), parties=("commitment__support__unit",))
    commitment = models.ForeignKey("commitments.Commitment", models.PROTECT, related_name="rounds")
    list_name = models.CharField(max_length=120)
    households = models.PositiveIntegerField()
    on = models.DateField()
    head_number = models.BigIntegerField()
    head = models.CharField(max_length=64)
    amount = models.PositiveSmallIntegerField()
    positions = models.JSONField(default=list)
    words = models.TextField(blank=True)
    drawn_at = models.DateTimeField()
    by_post = models.CharField(max_length=100)
    invented = models.BooleanField(default=False)


class Household(models.Model):
    """What one drawn household said; shown in sums only."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="heard")
    county_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    said = models.CharField(max_length=8, choices=SAID)
    at = models.DateTimeField()
    by_post = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("round", "position"), name="household_once"),
        ]
