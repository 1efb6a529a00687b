"""One commitment: what, by whom, by when, for whom; columns for all that is summed or filtered."""

from __future__ import annotations

from django.db import models

from yiteng.people.visibility import Seen
from yiteng.places.models import Placed
from yiteng.rules.words import N_
from yiteng.workflow.models import Stateful

LEVELS = (
    ("district", N_("District")),
    ("town", N_("Town")),
    ("village", N_("Village")),
)


def _few(name: str, filled: str, *fields: str) -> models.Index:
    """An index of the few rows in which a column is filled: the others need not be kept in it."""
    return models.Index(
        fields=fields, name=name, condition=models.Q(**{f"{filled}__isnull": False})
    )


class Commitment(Stateful, Placed):
    """督办事项: one lead, a date, a served party or acceptor, a proof.

    light, ripe: as of ``light_on``; they change at midnight and at the end of limits in hours
    without a write: pages add what has turned since by ``next_turn_at`` (law 11). ripe: promised, verified, confirmed, none.
    risk: low, normal, high: how much proof is asked for and whether another unit must check.
    checker_unit: who checks, where it is not left to the supervision office; acceptor_unit: the
    unit of the acceptor's post; both see the row. also_theme: a second melon, counted once.
    clock, legal_clock: codes of the promised and the legal preset (empty: a date set by hand);
    date_level, date_unit: the level and unit that set the date, which alone move it.
    submitted_on: the day on which a leader's coordination asked for was put before the leader.
    entered_by: town offices that entered for a village: they do not judge it.
    red_by, step_by: whose date red_on and step_on are: empty for the promise, else a code of
    rules.lights.CAUSES or the title of a limit; step_on: the first day a limit beside it is late.
    red_at, step_at: the first moment, where a limit in hours ends within the day before.
    merged_into: where it goes on; missed_why: why a promise went further than could be kept.
    """

    # Without an index of their own: each is the first column of several below.
    county = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    town = models.ForeignKey(
        "places.Area", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    village = models.ForeignKey(
        "places.Area", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)
    theme = models.ForeignKey(
        "places.Theme", models.PROTECT, null=True, related_name="+", db_index=False
    )
    also_theme = models.ForeignKey(
        "places.Theme", models.PROTECT, null=True, related_name="+", db_index=False
    )
    level = models.CharField(max_length=10, choices=LEVELS, default="district")
    title = models.CharField(max_length=200)
    content = models.TextField(blank=True)
    lead_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    checker_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, null=True, related_name="+", db_index=False
    )
    served_type = models.CharField(max_length=12, blank=True)
    served_name = models.CharField(max_length=100, blank=True)
    acceptor_post = models.BigIntegerField(null=True)
    acceptor_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    risk = models.CharField(max_length=6, default="normal")
    origin = models.CharField(max_length=20, blank=True)
    origin_ref = models.CharField(max_length=200, blank=True)
    clock = models.CharField(max_length=20, blank=True)
    legal_clock = models.CharField(max_length=20, blank=True)
    date_level = models.CharField(max_length=10, blank=True)
    date_unit = models.BigIntegerField(null=True)
    starts_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField(null=True)
    cliff_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=40, blank=True)
    last_progress_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    first_closed_at = models.DateTimeField(null=True)
    close_reason = models.CharField(max_length=12, blank=True)
    confirmed = models.BooleanField(default=False)
    no_count = models.PositiveSmallIntegerField(default=0)
    partly_count = models.PositiveSmallIntegerField(default=0)
    recur_count = models.PositiveSmallIntegerField(default=0)
    under_review = models.BooleanField(default=False)
    review_since = models.DateField(null=True)
    check_needed = models.BooleanField(default=False)
    checked = models.BooleanField(default=False)
    doers = models.JSONField(default=list)
    entered_by = models.JSONField(default=list)
    suspended_on = models.DateField(null=True)
    resume_by = models.DateField(null=True)
    coordination_since = models.DateField(null=True)
    submitted_on = models.DateField(null=True)
    amber_on = models.DateField(null=True)
    red_on = models.DateField(null=True)
    grey_on = models.DateField(null=True)
    step_on = models.DateField(null=True)
    red_by = models.CharField(max_length=100, default="")
    step_by = models.CharField(max_length=100, default="")
    red_at = models.DateTimeField(null=True)
    step_at = models.DateTimeField(null=True)
    next_turn_at = models.DateTimeField(null=True)
    light = models.CharField(max_length=10, default="none")
    light_on = models.DateField(null=True)
    ripe = models.CharField(max_length=10, default="none")
    details = models.JSONField(default=dict)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", db_index=False
    )
    missed_why = models.CharField(max_length=500, blank=True)
    published = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)

    seen_by = Seen(
        units=("lead_unit",), parties=("support__unit",), few=("checker_unit", "acceptor_unit")
    )

    class Meta:
        indexes = [
            models.Index(fields=("county", "due_at", "id"), name="com_county_due"),
            models.Index(fields=("county", "kind", "due_at", "id"), name="com_county_kind"),
            models.Index(fields=("county", "theme", "due_at", "id"), name="com_county_theme"),
            models.Index(fields=("county", "light", "due_at", "id"), name="com_county_light"),
            models.Index(
                fields=("county", "kind", "light", "due_at", "id"), name="com_county_kind_light"
            ),
            models.Index(
                fields=("county", "theme", "light", "due_at", "id"), name="com_county_theme_light"
            ),
            models.Index(
                fields=("county", "state"), name="com_said_no", condition=models.Q(no_count__gt=0)
            ),
            models.Index(fields=("lead_unit", "light", "due_at", "id"), name="com_lead_light"),
            models.Index(fields=("town", "light", "due_at", "id"), name="com_town_light"),
            models.Index(fields=("town", "due_at", "id"), name="com_town_due"),
            models.Index(fields=("village", "due_at", "id"), name="com_village_due"),
            models.Index(fields=("lead_unit", "due_at", "id"), name="com_lead_due"),
            models.Index(fields=("county", "state", "due_at", "id"), name="com_county_state"),
            models.Index(
                fields=("county", "id"), name="com_missed", condition=~models.Q(missed_why="")
            ),
            _few("com_coordination", "coordination_since", "county", "coordination_since"),
            _few("com_review", "review_since", "county", "review_since"),
            _few("com_town_turns", "next_turn_at", "town", "next_turn_at"),
            _few("com_county_also", "also_theme", "county", "also_theme", "due_at", "id"),
            _few("com_checker_due", "checker_unit", "checker_unit", "due_at", "id"),
            _few("com_acceptor_due", "acceptor_unit", "acceptor_unit", "due_at", "id"),
            _few("com_turns", "next_turn_at", "county", "next_turn_at"),
            _few("com_turns_all", "next_turn_at", "next_turn_at", "id"),
            _few("com_step", "step_on", "county", "step_on"),
            _few("com_firm", "enterprise", "enterprise"),
            _few("com_merged", "merged_into", "merged_into"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def personal(self) -> tuple[str, ...]:
        """The columns that hold a person's name: they enter the trail as salted digests (law 9)."""
        return ("served_name",) if self.served_type == "person" else ()

    @property
    def url(self) -> str:
        """The page of this commitment."""
        return f"/commitments/{self.pk}/"
