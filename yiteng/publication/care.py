"""Care near home for the public: one publication a county, one snapshot a village; values only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.places.models import Area, AreaCode, Position
from yiteng.publication.models import Publication
from yiteng.reach.queries import KINDS
from yiteng.reach.queries.near_home import near_home
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import business_today
from yiteng.workflow.entrances import open_many

NODE = "care"


def propose(*, basis: str, actor: Actor, at: datetime) -> Publication:
    """Propose the county's care near home for the public; what is proposed already is given back.

    Raises Refused without a ground, or where no village has a position.
    """
    if not basis.strip():
        raise Refused([
            Refusal("publication.no_basis", N_("Name the ground for making it public."), field="basis")
        ])  # fmt: skip
    live = Publication.objects.filter(node_type=NODE, node_id=actor.county)
    there = live.exclude(state__in=("refused", "recalled")).order_by("-id").first()
    if there is not None:
        return there
    if not near_home(actor.county, business_today()):
        raise Refused([
            Refusal("publication.no_positions", N_("No village has a position yet: there is nothing to show."))
        ])  # fmt: skip
    county = Area.objects.get(pk=actor.county)
    row = Publication(
        county=county, node_type=NODE, node_id=county.pk, title=f"{county.name}就近就医", basis=basis,
        proposed_by=actor.person, invented=_invented(county.pk),
    )  # fmt: skip
    with transaction.atomic():
        made: list[Publication] = open_many([row], actor=actor, at=at, action="publication.propose")
    return made[0]


def values(rows: Sequence[Publication]) -> list[dict[str, Any]]:
    """The public values of every village of these publications."""
    return [snapshot for row in rows for snapshot in _county(row)]


def keys(rows: Iterable[Publication]) -> list[str]:
    """The keys of all snapshots of these publications."""
    counties = [row.node_id for row in rows if row.node_type == NODE]
    found = Area.objects.filter(county__in=counties, level="village").values_list("pk", flat=True)
    return [f"{NODE}-{pk}" for pk in found]


def _county(row: Publication) -> list[dict[str, Any]]:
    today = business_today()
    found = near_home(row.node_id, today)
    county = Area.objects.get(pk=row.node_id).name
    codes = dict(AreaCode.objects.filter(
        area__in=[place["id"] for place, _ in found], system="nbs").values_list("area_id", "code"))  # fmt: skip
    on = (row.published_on or today).isoformat()
    return [
        {
            "key": f"{NODE}-{place['id']}", "section": NODE, "kind": "", "level": "village",
            "county": county, "town": place["town"], "village": place["name"],
            "area_code": codes.get(place["id"], ""), "title": place["name"], "status": "",
            "fields": {
                "kind": N_("Care near home"),
                "values": [[KINDS[n.kind], f"{n.facility}（{n.town}）"] for n in near],
                "near": [{"service": KINDS[n.kind], "facility": n.facility, "town": n.town,
                          "minutes": n.minutes, "since": n.since, "schemes": list(n.schemes)} for n in near],
            },
            "invented": place["invented"], "published_on": on,
        }
        for place, near in found
    ]  # fmt: skip


def _invented(county: int) -> bool:
    return Position.objects.filter(
        area__county=county, area__level="village", invented=True
    ).exists()
