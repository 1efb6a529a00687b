"""Area pages: what stands where, counted by light and kind, in the official order of areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.queries import Counts, area_counts
from yiteng.desk import coverage
from yiteng.places.models import Area
from yiteng.places.queries import children
from yiteng.rules.actor import Actor
from yiteng.rules.lights import LEGEND, LIGHTS, Light


@dataclass(frozen=True, slots=True)
class Cell:
    """A count and the list of exactly the rows it counts."""

    n: int
    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One place or kind: its title, page, total and a count a light."""

    title: str
    url: str
    total: Cell
    cells: tuple[Cell, ...]
    invented: bool = False


def seen_area(actor: Actor, pk: int | None) -> Area | None:
    """The area of a page if it lies within what the post sees; without pk the post's own."""
    own = {"county": actor.county, "town": actor.town, "village": actor.village}
    key = pk or own.get(actor.reach) or None
    if key is None or actor.reach not in own:
        return None
    area = Area.objects.select_related("county", "town").filter(pk=key).first()
    return area if area is not None and within(actor, area) else None


def within(actor: Actor, area: Area) -> bool:
    """Whether an area lies within what the post sees."""
    if area.county_id != actor.county:
        return False
    if actor.reach == "town":
        return area.town_id == actor.town
    return area.pk == actor.village if actor.reach == "village" else actor.reach == "county"


def lights_shown(counts: Counts) -> list[Light]:
    """The lights that occur, in the order of precedence."""
    there = counts.lights()
    return [LIGHTS[code] for code in LEGEND if there[code]]


def page_of(area: Area, at: date | datetime) -> dict[str, Any]:
    """The context of an area's page; three queries for any number of commitments."""
    counts = area_counts(area, at)
    lights = lights_shown(counts)
    return {
        "area": area,
        "total": counts.total,
        "lights": lights,
        "all_lights": [(light, Cell(counts.lights()[light.code], _list(area.pk, light.code)))
                       for light in lights],
        "below": _below(area, counts, lights),
        "strips": (stretches := coverage.strips(area)),
        "tiles": coverage.tiles(list(children(area)), counts.by_place, stretches)
        if area.level == "county"
        else [],
        "kinds": _kinds(area, counts, lights),
    }  # fmt: skip


def _below(area: Area, counts: Counts, lights: list[Light]) -> list[Line]:
    if area.level == "village":
        return []
    return [
        Line(child.name, reverse("desk:area", args=[child.pk]),
             Cell(sum(n for (p, _), n in counts.by_place.items() if p == child.pk),
                  _list(child.pk)),
             tuple(Cell(counts.by_place[child.pk, light.code], _list(child.pk, light.code),
                        gettext(light.word))
                   for light in lights),
             child.invented)
        for child in children(area)
    ]  # fmt: skip


def _kinds(area: Area, counts: Counts, lights: list[Light]) -> list[Line]:
    codes = sorted({kind for (kind, _), n in counts.by_kind.items() if n})
    return [
        Line(kind_of(code).title, _list(area.pk, kind=code),
             Cell(sum(n for (k, _), n in counts.by_kind.items() if k == code),
                  _list(area.pk, kind=code)),
             tuple(Cell(counts.by_kind[code, light.code], _list(area.pk, light.code, code),
                        gettext(light.word))
                   for light in lights))
        for code in codes
    ]  # fmt: skip


def _list(area: int, light: str = "", kind: str = "") -> str:
    words = (
        f"area={area}" + (f"&light={light}" if light else "") + (f"&kind={kind}" if kind else "")
    )
    return f"{reverse('commitments:list')}?{words}"
