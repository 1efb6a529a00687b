"""Reading the register of firms, alliances and service points."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from yiteng.enterprises.models import STAGES, Alliance, Enterprise, ServicePoint
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import pages

_STAGE = dict(STAGES)


def firms(actor: Actor, words: str = "", industry: str = "") -> QuerySet[Enterprise]:
    """The firms the actor may see, by words in the name and by industry."""
    found = visible(Enterprise, actor)
    if words:
        found = found.filter(name__contains=words)
    return found.filter(industry=industry) if industry else found


def industries(actor: Actor) -> list[str]:
    """The industries there are, in their own order."""
    return sorted(visible(Enterprise, actor).values_list("industry", flat=True).distinct())


def firm_table(actor: Actor, get: Any) -> Table:
    """The register as a table, 50 firms a page, by key."""
    words, industry = get.get("q", "").strip(), get.get("industry", "")
    found = pages(firms(actor, words, industry).select_related("town"), by=("id",), get=get)
    return Table(
        caption=N_("Register of firms"),
        columns=(Column("name", N_("Firm"), "link"), Column("industry", N_("Industry")),
                 Column("stage", N_("Stage"), "state"), Column("town", N_("Place"))),
        rows=[Row(f"/enterprises/{f.pk}/", {
            "name": marked(f.name, f.invented), "industry": f.industry, "stage": _STAGE[f.stage],
            "town": f.town.name if f.town else ""}, key=str(f.pk)) for f in found.rows],
        empty=N_("No firm here yet. Firms are entered by the errand desk, a town or a department."),
        filters=[w for w in (words, industry) if w],
        next_key=found.next_key, previous_key=found.previous_key,
    )  # fmt: skip


def firm(actor: Actor, pk: int) -> Enterprise | None:
    """One firm with what its page shows, or None where the actor may not see it."""
    return (
        visible(Enterprise, actor)
        .select_related("town")
        .prefetch_related("indicators", "memberships__alliance")
        .filter(pk=pk)
        .first()
    )


def alliances(actor: Actor) -> QuerySet[Alliance]:
    """The alliances with the number of their present members."""
    now_in = Q(memberships__left_on__isnull=True)
    return (
        visible(Alliance, actor)
        .annotate(members=Count("memberships", filter=now_in))
        .order_by("founded_on", "id")
    )


def alliance(actor: Actor, pk: int) -> Alliance | None:
    """One alliance with its members in the order they joined, or None."""
    return alliances(actor).prefetch_related("memberships__enterprise").filter(pk=pk).first()


def points(actor: Actor) -> QuerySet[ServicePoint]:
    """The service points, oldest first."""
    return visible(ServicePoint, actor).select_related("town").order_by("opened_on", "id")
