"""The rules of the hole list, in the order of the spine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from yiteng.commitments.models import Commitment
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.links.queries import is_suspect
from yiteng.measures.models import Measure
from yiteng.meetings.models import Decision
from yiteng.people.visibility import visible
from yiteng.places.models import Area
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment.states import OPEN
from yiteng.rules.words import N_
from yiteng.thread.holes import OWNER_OFFICE, OWNER_SUPERVISION, Hole, HoleRule, rule


def _linked(type_: str, side: str, roles: Sequence[str]) -> Exists:
    """Whether a row has a link of these roles with itself as ``up`` or ``down``."""
    return Exists(
        Link.objects.filter(
            **{f"{side}_type": type_, f"{side}_id": OuterRef("pk"), "role__in": roles}
        )
    )


def _holes(type_: str, rows: QuerySet[Any]) -> Iterable[Hole]:
    found = rows.select_related("county", "town", "village")
    nodes = load([(type_, row.pk) for row in found])
    for row in found:
        node = nodes[(type_, row.pk)]
        place = row.village or row.town or row.county
        yield Hole(node.title, node.url, place.name, getattr(row, "invented", False))


def _untreated(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = visible(Problem, actor).filter(state="stated")
    return _holes(
        "problem",
        rows.exclude(_linked("problem", "up", ("answers", "solves", "treats"))).order_by("id")[
            :limit
        ],
    )


def _without_commitment(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = visible(Measure, actor).filter(state="issued")
    return _holes(
        "measure", rows.exclude(_linked("measure", "up", ("carries_out",))).order_by("id")[:limit]
    )


def _undelivered(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = visible(Decision, actor).exclude(_linked("decision", "up", ("decided",)))
    return _holes("decision", rows.order_by("id")[:limit])


def _unserved(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = visible(Commitment, actor).filter(
        state__in=OPEN, served_name="", acceptor_post__isnull=True
    )
    return _holes("commitment", rows.order_by("id")[:limit])


def _unrooted(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = (
        visible(Commitment, actor)
        .filter(state__in=OPEN)
        .exclude(_linked("commitment", "down", ("carries_out", "decided", "solves", "heard")))
    )
    return _holes("commitment", rows.filter(origin="meeting").order_by("id")[:limit])


def _unconfirmed(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = visible(Commitment, actor).filter(
        state__in=("closed", "struck_off", "archived"), confirmed=False, close_reason=""
    )
    return _holes("commitment", rows.order_by("id")[:limit])


def _empty_villages(actor: Actor, limit: int) -> Iterable[Hole]:
    rows = Area.objects.filter(county_id=actor.county, level="village", valid_to__isnull=True)
    own = {"town": {"town_id": actor.town}, "village": {"pk": actor.village}}
    if actor.reach == "unit":
        return
    rows = rows.filter(**own.get(actor.reach, {}))
    empty = rows.exclude(
        Exists(
            Commitment.objects.filter(county_id=actor.county, village_id=OuterRef("pk")).exclude(
                state__in=("draft", "withdrawn", "merged")
            )
        )
    )
    for area in empty.select_related("town").order_by("town__order", "order")[:limit]:
        yield Hole(
            area.name, f"/area/{area.pk}/", area.town.name if area.town else "", area.invented
        )


def _suspect(actor: Actor, limit: int) -> Iterable[Hole]:
    found = list(Link.objects.filter(county_id=actor.county).order_by("id"))
    nodes = load({k for ln in found for k in ((ln.up_type, ln.up_id), (ln.down_type, ln.down_id))})
    shown = 0
    for link in found:
        node = nodes.get((link.down_type, link.down_id))
        if node and is_suspect(link, nodes) and shown < limit:
            shown += 1
            yield Hole(node.title, f"/thread/{node.type}/{node.id}/", "")


rule(
    HoleRule(
        "problem_untreated",
        N_("A problem nobody treats"),
        OWNER_OFFICE,
        N_("Answer it by a measure, or drop it with a reason."),
        _untreated,
    )
)
rule(
    HoleRule(
        "measure_idle",
        N_("A measure without a commitment"),
        OWNER_OFFICE,
        N_("Assign it: who, by when, for whom."),
        _without_commitment,
    )
)
rule(
    HoleRule(
        "decision_undelivered",
        N_("A decision nobody carries out"),
        OWNER_OFFICE,
        N_("Make it a commitment before it is forgotten."),
        _undelivered,
    )
)
rule(
    HoleRule(
        "commitment_unserved",
        N_("A commitment that serves nobody"),
        OWNER_SUPERVISION,
        N_("Name who is served, or the post that accepts it."),
        _unserved,
    )
)
rule(
    HoleRule(
        "commitment_unrooted",
        N_("A promise never researched"),
        OWNER_SUPERVISION,
        N_("Link it to the decision, measure or finding that caused it."),
        _unrooted,
        "amber",
    )
)
rule(
    HoleRule(
        "closed_unconfirmed",
        N_("Closed, but confirmed by nobody"),
        OWNER_SUPERVISION,
        N_("Ask the people served, or reopen it."),
        _unconfirmed,
    )
)
rule(
    HoleRule(
        "village_empty",
        N_("A village with nothing"),
        N_("Town office"),
        N_("See whether the village was left out."),
        _empty_villages,
    )
)
rule(
    HoleRule(
        "link_suspect",
        N_("The text above has changed"),
        OWNER_SUPERVISION,
        N_("Read the thread again; clear it with a reason or correct it."),
        _suspect,
        "amber",
    )
)
