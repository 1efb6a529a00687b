"""Tables of what came of applications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.gate.models import Result
from yiteng.gate.outcomes import KINDS, Quarter
from yiteng.research.tables import named
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

RESULTS = (
    Column("on", N_("Day"), "date"),
    Column("title", N_("Meeting"), "link"),
    Column("step", N_("Result"), "state"),
    Column("reason", N_("Reason")),
    Column("post", N_("Post")),
)
_QUARTERS = (
    Column("quarter", N_("Quarter")),
    *(Column(kind, APPLICATION.step(kind).title, "link") for kind in KINDS),
)


def quarters(found: Sequence[Quarter]) -> Table:
    """Quarters down, results across; each number opens the rows it counts."""
    return Table(
        "",
        _QUARTERS,
        [Row("", _counts(one), key=one.code) for one in found],
        empty=N_("No application has been decided yet."),
    )


def results(page: Page, said: Mapping[str, str]) -> Table:
    """The results counted, latest first."""
    step = said.get("step", "")
    return Table(
        "",
        RESULTS,
        [_result(one) for one in page.rows],
        empty=N_("No application has been decided yet."),
        filters=[
            *([APPLICATION.step(step).title] if step in KINDS else []),
            *([said["quarter"]] if said.get("quarter") else []),
        ],
        next_key=page.next_key,
        previous_key=page.previous_key,
    )


def _counts(one: Quarter) -> dict[str, Any]:
    url = reverse("gate:results")
    words = _("%(year)s, quarter %(quarter)s") % {"year": one.year, "quarter": one.quarter}
    cells: dict[str, Any] = {"quarter": words}
    for kind in KINDS:
        n = one.counts.get(kind, 0)
        cells[kind] = (str(n), f"{url}?step={kind}&quarter={one.code}") if n else "0"
    return cells


def _result(one: Result) -> Row:
    return Row(
        reverse("gate:show", args=[one.application_id]),
        {
            "on": one.on,
            "title": named(one.application),
            "step": APPLICATION.step(one.step).title,
            "reason": one.reason,
            "post": one.post,
        },
        key=str(one.pk),
    )
