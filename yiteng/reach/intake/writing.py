"""What the county holds as rows of the same sheets, so that a workbook goes out and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from yiteng.people.visibility import visible
from yiteng.reach.models import BedDays, DailyCost, Facility, Readmission
from yiteng.reach.queries.facilities import KINDS, LEVELS, PAYMENTS, SCHEMES
from yiteng.reach.queries.readmissions import quarter_name
from yiteng.rules.actor import Actor

Cells = tuple[Any, ...]


def rows_held(actor: Actor) -> dict[str, list[Cells]]:
    """Costs of a day, bed-days and readmissions by the code of their sheet, in Chinese words."""
    with translation.override("zh-hans"):
        return {code: list(rows(actor)) for code, rows in _ROWS.items()}


def _costs(actor: Actor) -> Iterator[Cells]:
    """Of a figure that was entered again for the same day, the latest."""
    latest = {
        (c.kind, c.level, c.scheme, c.payment, c.as_of): c
        for c in visible(DailyCost, actor).exclude(as_of=None).order_by("as_of", "id")
    }
    for c in latest.values():
        share = "" if c.fund_share is None else f"{c.fund_share:f}"
        yield (_word(KINDS, c.kind), _word(LEVELS, c.level), _word(SCHEMES, c.scheme),
               _word(PAYMENTS, c.payment), f"{c.cost:f}", share, str(c.as_of))  # fmt: skip


def _days(actor: Actor) -> Iterator[Cells]:
    rows = BedDays.objects.filter(service__facility__in=visible(Facility, actor))
    rows = rows.select_related("service__facility")
    for d in rows.order_by("month", "service", "scheme", "payment"):
        service = d.service
        yield (service.facility.name, _word(KINDS, service.kind), f"{d.month:%Y-%m}",
               _word(SCHEMES, d.scheme), _word(PAYMENTS, d.payment), d.days)  # fmt: skip


def _readmissions(actor: Actor) -> Iterator[Cells]:
    for r in visible(Readmission, actor).order_by("until", "kind"):
        yield _word(KINDS, r.kind), quarter_name(r.until), r.discharged, r.readmitted


def _word(words: dict[str, str], code: str) -> str:
    return gettext(words[code]) if code else ""


_ROWS: dict[str, Callable[[Actor], Iterator[Cells]]] = {
    "costs": _costs,
    "days": _days,
    "readmissions": _readmissions,
}
