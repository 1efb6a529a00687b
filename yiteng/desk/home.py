"""Home by role, on one address: the sentence, what waits, the vine, what is stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments.choices import theme_title
from yiteng.commitments.queries import melons, stuck_rows, unit_counts
from yiteng.commitments.queries.stuck import StuckRow
from yiteng.desk import areas
from yiteng.desk.items import items
from yiteng.desk.leading import DECIDED, PRESSING, SAID, STUCK, places
from yiteng.desk.supervising import panel
from yiteng.desk.tasks import tasks, total
from yiteng.places.models import Area
from yiteng.places.queries import themes
from yiteng.rules.actor import Actor
from yiteng.rules.lights import LEGEND, LIGHTS
from yiteng.rules.roles import ADMINS
from yiteng.web.desks import asked, morning
from yiteng.web.drawing import Melon
from yiteng.web.sentences import fill
from yiteng.workflow.pages import Tried

STUCK_SHOWN = 12
#: So many of those who must move are named; the places page has them all.
ASKED = 8


def home_of(
    actor: Actor, today: date, now: datetime, tried: tuple[int, Tried] | None = None
) -> dict[str, Any]:
    """The context of the home page of a post; tried: a step refused on the desk itself."""
    if actor.roles & ADMINS:
        return {"admin": True, "waiting": 0, "tasks": []}
    found = [t for t in tasks(actor, now) if t.kind.code not in _said(actor)]
    wanted = asked(actor, today) if "leader" in actor.roles else []
    context: dict[str, Any] = {
        "tasks": found,
        "waiting": total(found) + len(wanted),
        "listed": total(found),
        "asked": wanted,
        "supervising": panel(actor, now),
        "leader": "leader" in actor.roles,
        "items": items(found, now, tried),
        "morning": morning(actor, today, now),
        "today": today,
        "may_enter": actor.may("commitments.do") and actor.reach != "county",
        "may_walk": actor.may("thread.walk"),
    }
    if actor.reach == "county":
        context.update(_district(actor, now))
    elif actor.reach in ("town", "village"):
        area = areas.seen_area(actor, None)
        context["area_page"] = areas.page_of(area, now) if area else None
    else:
        context["unit"] = _unit(actor, now)
    return context


def _said(actor: Actor) -> tuple[str, ...]:
    """What a leader reads in words is not listed a second time."""
    return SAID if "leader" in actor.roles else ()


def sheet_of(actor: Actor, now: datetime) -> dict[str, Any]:
    """The context of the one sheet: what to decide, what is stuck, by theme and by place."""
    county = Area.objects.get(pk=actor.county)
    today, page = now.date(), areas.page_of(county, now)
    return {
        **_district(actor, now),
        "asked": asked(actor, today),
        "places": places(page),
        "lights": [LIGHTS[code] for code in PRESSING],
        "today": today,
        "decided_shown": DECIDED,
        "stuck_shown": STUCK,
    }


def _district(actor: Actor, now: datetime) -> dict[str, Any]:
    county = Area.objects.get(pk=actor.county)
    stuck = stuck_rows(actor, now.date())
    counted = melons(county, themes(actor.county), stuck, now)
    named, more = named_of(stuck)
    return {
        "county": county,
        "melons": [_melon(m, stuck) for m in counted],
        "stuck": [(s, fill(s.why.sentence, s.why.params)) for s in stuck[:STUCK_SHOWN]],
        "stuck_count": len(stuck),
        "asked_of": named,
        "asked_more": more,
    }


def _movers(theme: int, stuck: list[StuckRow]) -> str:
    """Who must move the stuck items of a theme: the two with most of them, and how many."""
    counts = Counter(item.mover for item in stuck if item.row.theme_id == theme)
    if not counts:
        return ""
    first = counts.most_common(2)
    named = [f"{who} {n}" for who, n in first]
    others = counts.total() - sum(n for _who, n in first)
    if others:
        named.append(_("others %(n)s") % {"n": others})
    return _("waits for %(who)s") % {"who": _(", ").join(named)}


def _melon(found: Any, stuck: list[StuckRow]) -> Melon:
    n = found.count or 1
    return Melon(
        code=found.theme.code, title=theme_title(found.theme), count=found.count,
        ripe_reported=(found.verified + found.confirmed) / n, ripe_confirmed=found.confirmed / n,
        stuck=found.stuck, mover=_movers(found.theme.pk, stuck) or found.mover,
        url=f"{reverse('commitments:list')}?theme={found.theme.code}",
    )  # fmt: skip


def named_of(stuck: Sequence[StuckRow]) -> tuple[list[tuple[str, int]], int]:
    """Who must move and for how many stuck items, and how many more there are beyond ``ASKED``.

    In the order of how long the oldest waits, as the rows stand.
    """
    found = list(Counter(item.mover for item in stuck).items())
    return found[:ASKED], max(0, len(found) - ASKED)


def _unit(actor: Actor, now: datetime) -> list[tuple[Any, int, str]]:
    counts = unit_counts(actor.county, actor.unit, now).lights()
    url = f"{reverse('commitments:list')}?unit={actor.unit}"
    return [(LIGHTS[c], counts[c], f"{url}&light={c}") for c in LEGEND if counts[c]]
