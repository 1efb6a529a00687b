"""The supervision desk beside its list: lights, today's acceptances, holes, samples, circulars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments.queries import area_counts
from yiteng.desk.mornings import count, livelihood_line
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.lights import LEGEND, LIGHTS, Light
from yiteng.sampling.queries import open_count
from yiteng.thread.models import HoleCount
from yiteng.web.desks import Count

ROLES = frozenset({"supervision", "party_supervision"})
#: Counts of holes older than these say nothing about today.
FRESH = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Panel:
    """lights: each with its number and list; counts: further numbers, each a link.

    livelihood: how the livelihood items of the district stand.
    """

    lights: list[tuple[Light, int, str]]
    counts: list[Count]
    livelihood: Sequence[Count] = ()


def panel(actor: Actor, now: datetime) -> Panel | None:
    """What stands beside the list of a supervision office or a leader; None for other posts."""
    today = now.date()
    if "leader" in actor.roles:
        line = livelihood_line(actor, today)
        return Panel([], [], line) if line[0].n else None
    if not actor.roles & ROLES:
        return None
    return Panel(_lights(actor, now), [
        count("accepted_today", _("closed today"), actor, today),
        *_samples(actor, today), *_holes(actor, today),
    ], livelihood_line(actor, today))  # fmt: skip


def _lights(actor: Actor, now: datetime) -> list[tuple[Light, int, str]]:
    county = Area.objects.get(pk=actor.county)
    counts: Mapping[str, int] = area_counts(county, now).lights()
    url = reverse("commitments:list")
    return [(LIGHTS[code], counts[code], f"{url}?light={code}") for code in LEGEND if counts[code]]


def _samples(actor: Actor, today: date) -> list[Count]:
    if not actor.may("sampling.read"):
        return []
    n, late = open_count(actor, today)
    note = _("%(n)s past its day") % {"n": late} if late else ""
    return [Count(_("drawn, without a result"), n, reverse("sampling:list"), note)]


def _holes(actor: Actor, today: date) -> list[Count]:
    """The holes as counted by the last daily step; without one the list says it itself."""
    rows = HoleCount.objects.filter(county_id=actor.county, day__gt=today - FRESH, day__lte=today)
    last = rows.order_by("-day").values_list("day", flat=True).first()
    if last is None:
        return []
    n = rows.filter(day=last).aggregate(n=Sum("count"))["n"] or 0
    return [Count(_("breaks of the chain"), n, reverse("thread:holes"))]
