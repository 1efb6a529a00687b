"""The list of commitments as a table value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext

from yiteng.commitments.choices import theme_title
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.commitments.queries import Wanted, listed
from yiteng.commitments.queries.lists import IN_HAND
from yiteng.places.models import Area, Theme
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lights import LIGHTS
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.workflow.clock import SHANGHAI

COLUMNS = (
    Column("light", N_("Light"), "light"),
    Column("title", N_("Commitment"), "link"),
    Column("kind", N_("Kind of commitment"), "state"),
    Column("place", N_("Place")),
    Column("lead", N_("Lead unit")),
    Column("state", N_("State"), "state"),
    Column("due", N_("Due"), "date"),
)
_LEVELS = {"district": N_("District"), "town": N_("Town"), "village": N_("Village")}


def commitment_table(
    actor: Actor, wanted: Wanted, at: date | datetime, get: Mapping[str, str]
) -> Table:
    """One page of commitments, the filters in words, keys of the neighbour pages."""
    page = listed(actor, wanted, at, get)
    return Table(
        caption=N_("Commitments"),
        columns=COLUMNS,
        rows=[_row(row) for row in page.rows],
        empty=N_("Nothing here. Commitments come from the decisions of a meeting, a superior "
                 "document, a request or a complaint."),
        filters=words_of(wanted, actor.county),
        next_key=page.next_key,
        previous_key=page.previous_key,
    )  # fmt: skip


def _row(row: Commitment) -> Row:
    place = row.village or row.town
    return Row(row.url, {
        "light": row.light,
        "title": marked(row.title, row.invented),
        "kind": kind_of(row.kind).title,
        "place": place.name if place else "",
        "lead": row.lead_unit.name if row.lead_unit else "",
        "state": COMMITMENT.state(row.state).title,
        "due": due_of(row),
    }, key=str(row.pk))  # fmt: skip


def due_of(row: Commitment) -> date | datetime | None:
    """The date by which it is due; for kinds with a clock in hours the moment."""
    if row.due_at is None:
        return None
    due = row.due_at.astimezone(SHANGHAI)
    return due if in_hours(kind_of(row.kind)) else due.date()


def in_hours(kind: Kind) -> bool:
    """Whether a kind has a clock in hours."""
    return any(clock.kind == "hours" for clock in kind.clocks)


def words_of(wanted: Wanted, county: int) -> list[str]:
    """The filters of a list in words."""
    found = []
    if wanted.light == IN_HAND:
        found.append(gettext("In hand"))
    elif wanted.light:
        found.append(gettext(LIGHTS[wanted.light].word))
    if wanted.kind:
        found.append(gettext(kind_of(wanted.kind).title))
    if wanted.theme:
        theme = Theme.objects.filter(county_id=county, code=wanted.theme).first()
        found.append(theme_title(theme) if theme else wanted.theme)
    if wanted.level:
        found.append(gettext(_LEVELS[wanted.level]))
    if wanted.state:
        found.append(gettext(COMMITMENT.state(wanted.state).title))
    if wanted.area:
        area = Area.objects.filter(pk=wanted.area).first()
        found.append(area.name if area else "?")
    return found + ([f"“{wanted.words}”"] if wanted.words else [])
