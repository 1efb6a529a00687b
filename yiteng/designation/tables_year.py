"""Lists of what the years bring, as tables: changes of important facts, people in need by town."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from yiteng.designation.models import Change, TownSheet
from yiteng.designation.words import KINDS
from yiteng.places.models import Area
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_

CHANGES = (
    Column("what", N_("What changes"), "state"),
    Column("light", N_("Light"), "light"),
    Column("happened", N_("Day of the change"), "date"),
    Column("due", N_("To be told by"), "date"),
    Column("told", N_("Told by the hospital on"), "date"),
    Column("words", N_("Noted by, told late because")),
    Column("settled", N_("Settled on"), "date"),
    Column("outcome", N_("Outcome")),
)
#: Days before its end in which the clock of a change is yellow.
_SOON = 7


def changes(found: Iterable[Change], today: date) -> Table:
    """Changes of important facts with their clock; what was told late says why."""
    return Table("", CHANGES, [
        Row("", {
            "what": one.what_title, "light": _light_of_change(one, today),
            "happened": one.happened_on, "due": one.due, "told": one.told_on,
            "words": _("; ").join(filter(None, (one.noted_by, one.late_reason))) or "—",
            "settled": one.settled_on, "outcome": one.outcome})
        for one in found
    ], empty=N_("No change was told or noted."))  # fmt: skip


def _light_of_change(one: Change, today: date) -> str:
    if one.late(today):
        return "overdue"
    if one.told_on:
        return ""
    return "due_soon" if (one.due - today).days <= _SOON else "on_plan"


def in_need_by_town(towns: Sequence[Area], sheets: Sequence[TownSheet]) -> Table:
    """The latest counts of each kind of care: a column a kind, a row a town, then the total."""
    columns = [Column("town", N_("Town"))]
    columns += [Column(one.kind, KINDS[one.kind], "number") for one in sheets]
    cells = {one.kind: {c.town_id: in_need(c.count) for c in one.cells.all()} for one in sheets}
    rows = [
        Row("", {"town": town.name, **{kind: held.get(town.pk, "—") for kind, held in cells.items()}})
        for town in towns
    ] if sheets else []  # fmt: skip
    if sheets:
        rows.append(Row("", {"town": _("All towns"), **{s.kind: in_need(s.total) for s in sheets}}))
    return Table("", columns, rows, empty=N_(
        "No counts yet. The branch enters them by town, never by village."))  # fmt: skip


def in_need(count: int | None) -> str:
    """A count of people in need as it may be told; the words where it is withheld."""
    return _("not told") if count is None else str(count)
