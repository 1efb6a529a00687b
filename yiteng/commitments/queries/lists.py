"""Lists of commitments: filters as keyed branches, pages by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment
from yiteng.commitments.queries.turned import turned
from yiteng.people.visibility import branches, visible
from yiteng.places.models import Area, Theme
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment.states import STATES
from yiteng.rules.lights import LEGEND
from yiteng.web.paging import Page, pages

_HIDDEN = ("draft", "merged", "withdrawn")
_LEVELS = ("district", "town", "village")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for; empty means all.

    area, unit: internal keys; light: code of a light; words: contained in the title.
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
        light=known("light", LEGEND), words=get.get("q", "").strip()[:60], area=key("area"),
        unit=key("unit"), firm=key("firm"),
    )  # fmt: skip


def listed(actor: Actor, wanted: Wanted, today: date, get: Mapping[str, str]) -> Page:
    """One page of the commitments the actor may see, the earliest date first."""
    found = [_narrow(branch, actor, wanted, today) for branch in branches(Commitment, actor)]
    by = ("id",) if wanted.state == "draft" else ("due_at", "id")
    page = pages([_shown(q) for q in found], by=by, get=get)
    for row in page.rows:
        if row.next_turn_on and row.next_turn_on <= today:
            from yiteng.commitments.effects.lights import light_on

            light_on(row, today)
    return page


def one(actor: Actor, pk: int) -> Commitment | None:
    """One commitment with what its page shows, or None where the actor may not see it."""
    found = visible(Commitment, actor).select_related(
        "lead_unit", "theme", "county", "town", "village", "enterprise"
    )
    return found.filter(pk=pk).first()


def _shown(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("lead_unit", "theme", "town", "village").defer(
        "content", "details", "doers"
    )


def _narrow(rows: QuerySet[Any], actor: Actor, wanted: Wanted, today: date) -> QuerySet[Any]:
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
    if wanted.theme:
        theme = Theme.objects.filter(county_id=actor.county, code=wanted.theme).first()
        rows = rows.filter(theme=theme) if theme else rows.none()
    if wanted.area:
        rows = _in_area(rows, wanted.area)
    if wanted.words:
        rows = rows.filter(title__contains=wanted.words)
    return _with_light(rows, wanted.light, today) if wanted.light else rows


def _in_area(rows: QuerySet[Any], pk: int) -> QuerySet[Any]:
    area = Area.objects.filter(pk=pk).first()
    if area is None or area.level == "city":
        return rows.none()
    return rows.filter(**{f"{area.level}_id": pk})


def _with_light(rows: QuerySet[Any], light: str, today: date) -> QuerySet[Any]:
    """Rows of this light today: those written so and still so, and those turned since."""
    since = {row.pk: row.light for row, _ in turned(rows, today)}
    if not since:
        return rows.filter(light=light)
    now = [pk for pk, code in since.items() if code == light]
    return rows.filter(Q(light=light) & ~Q(pk__in=list(since)) | Q(pk__in=now))
