"""Lists of commitments: filters as keyed branches, pages by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from yiteng.commitments.effects.lights import lit
from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment
from yiteng.commitments.queries.turned import now_lit, still, turned
from yiteng.people.visibility import branches, visible
from yiteng.places.models import Area, Theme
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment.states import STATES
from yiteng.rules.lights import LEGEND
from yiteng.web.paging import Page, pages

_HIDDEN = ("draft", "merged", "withdrawn")
#: Not a light but all those of what is in hand; rows turn among them, so no correction is needed.
IN_HAND = "open"
_OPEN_LIGHTS = ("overdue", "due_soon", "step_late", "awaiting", "stale", "on_plan", "suspended")
_LEVELS = ("district", "town", "village")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for; empty means all.

    area, unit: internal keys; light: code of a light, or ``open``: all in hand;
    words: contained in the title.
    """

    kind: str = ""
    theme: str = ""
    level: str = ""
    state: str = ""
    light: str = ""
    words: str = ""
    area: int | None = None
    unit: int | None = None
    firm: int | None = None


def wanted_from(get: Mapping[str, str]) -> Wanted:
    """A wish from the words of an address; what makes no sense there is left out."""

    def known(name: str, values: Any) -> str:
        return get.get(name, "") if get.get(name, "") in values else ""

    def key(name: str) -> int | None:
        text = get.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    return Wanted(
        kind=known("kind", kinds()), theme=get.get("theme", "")[:30],
        level=known("level", _LEVELS), state=known("state", {s.code for s in STATES}),
        light=known("light", (*LEGEND, IN_HAND)), words=get.get("q", "").strip()[:60], area=key("area"),
        unit=key("unit"), firm=key("firm"),
    )  # fmt: skip


def listed(actor: Actor, wanted: Wanted, at: date | datetime, get: Mapping[str, str]) -> Page:
    """One page of the commitments the actor may see, the earliest date first.

    A union of keyed branches: each way in which the actor sees rows, a theme's own rows and
    those it shares; with a light, rows still so lit and rows that have turned to it since.
    """
    by = ("id",) if wanted.state == "draft" else ("due_at", "id")
    found = [q for b in branches(Commitment, actor) for q in _narrow(b, actor, wanted, at)]
    page = pages([_shown(q) for q in found], by=by, get=get)
    for row in page.rows:
        lit(row, at)
    return page


def one(actor: Actor, pk: int) -> Commitment | None:
    """One commitment with what its page shows, or None where the actor may not see it."""
    found = visible(Commitment, actor).select_related(
        "lead_unit", "checker_unit", "theme", "county", "town", "village", "enterprise"
    )
    return found.filter(pk=pk).first()


def _shown(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("lead_unit", "theme", "town", "village").defer(
        "content", "details", "doers"
    )


def _narrow(
    rows: QuerySet[Any], actor: Actor, wanted: Wanted, at: date | datetime
) -> list[QuerySet[Any]]:
    rows = rows.filter(state=wanted.state) if wanted.state else rows.exclude(state__in=_HIDDEN)
    if not wanted.state:
        rows = rows.filter(due_at__isnull=False)
    for column, value in (
        ("kind", wanted.kind),
        ("level", wanted.level),
        ("lead_unit_id", wanted.unit),
        ("enterprise_id", wanted.firm),
    ):
        if value:
            rows = rows.filter(**{column: value})
    if wanted.area:
        rows = _in_area(rows, wanted.area)
    if wanted.words:
        rows = rows.filter(title__contains=wanted.words)
    found = _of_theme(rows, actor.county, wanted.theme) if wanted.theme else [rows]
    return _lit(found, wanted.light, actor, at) if wanted.light else found


def _of_theme(rows: QuerySet[Any], county: int, code: str) -> list[QuerySet[Any]]:
    """The rows of a theme, and those of other themes that it shares (seen on two melons)."""
    theme = Theme.objects.filter(county_id=county, code=code).first()
    if theme is None:
        return [rows.none()]
    return [rows.filter(theme=theme), rows.filter(also_theme=theme)]


def _in_area(rows: QuerySet[Any], pk: int) -> QuerySet[Any]:
    area = Area.objects.filter(pk=pk).first()
    if area is None or area.level == "city":
        return rows.none()
    return rows.filter(**{f"{area.level}_id": pk})


def _lit(
    found: list[QuerySet[Any]], light: str, actor: Actor, at: date | datetime
) -> list[QuerySet[Any]]:
    """Rows of this light at a moment: those written so and still so, and those turned to it since.

    What is in hand is sorted within a town or unit; a county's is read light by light in order.
    """
    if light == IN_HAND and actor.reach != "county":
        return [rows.filter(light__in=_OPEN_LIGHTS) for rows in found]
    if light == IN_HAND:
        return [rows.filter(light=code) for rows in found for code in _OPEN_LIGHTS]
    lit = [still(rows.filter(light=light), at) for rows in found]
    since = turned(Commitment.objects.filter(county_id=actor.county), at)
    if since.exists():
        ids = since.values("pk")
        lit += [r.filter(pk__in=ids).annotate(now=now_lit(at)).filter(now=light) for r in found]
    return lit
