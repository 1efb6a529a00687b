"""What the page of limits shows, as a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from yiteng.audit.queries import Happening
from yiteng.limits.queries import Held
from yiteng.rules.limits import trimmed
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.sentences import fill, say

COLUMNS = (
    Column("title", N_("Limit"), "link"),
    Column("value", N_("Today")),
    Column("default", N_("Default")),
    Column("bounds", N_("May be"), "text"),
    Column("does", N_("What it does")),
    Column("source", N_("Source")),
    Column("since", N_("Since"), "date"),
    Column("by", N_("Changed by")),
)


def limits(rows: Sequence[Held]) -> Table:
    """Every limit with today's value, its default, bounds and source."""
    return Table("", COLUMNS, [_row(held) for held in rows])


def _row(held: Held) -> Row:
    limit, row = held.limit, held.row
    cells: dict[str, Any] = {
        "title": say(limit.title),
        "value": figure(held.value, limit.unit),
        "default": figure(limit.default, limit.unit),
        "bounds": fill(N_("{lowest} to {highest}"),
                       {"lowest": limit.lowest, "highest": limit.highest}),
        "does": say(limit.does),
        "source": say(limit.source),
        "since": row.since if row else None,
        "by": row.changed_by_post if row else "",
    }  # fmt: skip
    return Row(reverse("limits:change", args=[limit.code]), cells, key=limit.code)


def figure(value: Any, unit: str) -> Any:
    """A value with its unit: 365 天."""
    return fill(N_("{value} {unit}"), {"value": str(value), "unit": say(unit)})


CHANGES = (
    Column("on", N_("Changed on"), "moment"),
    Column("by", N_("By post")),
    Column("before", N_("Before")),
    Column("after", N_("After")),
    Column("reason", N_("Reason")),
)


def changes(found: Sequence[Happening]) -> Table:
    """Every change of a limit, the latest first."""
    return Table(N_("Changes"), CHANGES, [
        Row("", {"on": one.said_at, "by": one.post_title, "before": _number(one.before),
                 "after": _number(one.after), "reason": one.reason}, key=str(one.event))
        for one in found
    ], empty=N_("Never changed: the default holds."))  # fmt: skip


def _number(said: Mapping[str, Any]) -> str:
    return str(trimmed(Decimal(said["value"])))
