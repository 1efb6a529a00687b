"""Visits that follow something up: a problem, a meeting, a decision, a measure, a commitment.

Research lies below the rooms of those; it knows them as nodes, and their pages offer the visit
through the slot ``research``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from yiteng.links.models import Link
from yiteng.links.nodes import Key, load, readable, types
from yiteng.people.visibility import visible
from yiteng.research.models import Occasion
from yiteng.rules.actor import Actor
from yiteng.rules.node import Node
from yiteng.web.requests import actor

#: The role of the link from a visit to what it follows up, and what may be followed up.
ROLE = "follows_up"
KINDS = ("problem", "meeting", "decision", "measure", "commitment")


@dataclass(frozen=True, slots=True)
class About:
    """What a visit follows up."""

    node: Node

    @property
    def key(self) -> Key:
        """Its key in the links."""
        return self.node.type, self.node.id

    @property
    def value(self) -> str:
        """As an address carries it."""
        return f"{self.node.type}:{self.node.id}"


def about(who: Actor, value: str) -> About | None:
    """What an address names, None for nothing or for what the actor may not open."""
    kind, _colon, number = value.partition(":")
    if kind not in KINDS or kind not in types() or not number.isdecimal():
        return None
    nodes = load([(kind, int(number))])
    allowed = readable(who, nodes.values())
    return next((About(node) for key, node in nodes.items() if key in allowed), None)


def follows(who: Actor, occasion: Occasion) -> list[Node]:
    """What a visit follows up, of what the actor may open; few queries."""
    links = Link.objects.filter(down_type="visit", down_id=occasion.pk, role=ROLE)
    nodes = load(links.values_list("up_type", "up_id"))
    allowed = readable(who, nodes.values())
    return [node for key, node in nodes.items() if key in allowed]


def visits_after(who: Actor, key: Key) -> Sequence[Occasion]:
    """The visits that follow something up, latest first."""
    links = Link.objects.filter(up_type=key[0], up_id=key[1], role=ROLE, down_type="visit")
    rows = visible(Occasion, who).filter(pk__in=links.values("down_id"))
    return list(rows.select_related("unit", "town", "village").order_by("-held_on", "-id")[:50])


def panel(request: HttpRequest, kind: str, pk: int) -> str:
    """The visits after, for the page of what they follow up, with the way to record one."""
    who = actor(request)
    if kind not in KINDS or not who.may("research.read"):
        return ""
    tied = quote(f"{kind}:{pk}")
    return render_to_string("research/_after.html", {
        "visits": visits_after(who, (kind, pk)),
        "add": f"{reverse('research:add_visit')}?about={tied}" if who.may("research.write") else "",
        "paper": f"{reverse('research:paper')}?about={tied}",
    }, request)  # fmt: skip
