"""Reading publications, lists and, on the public side, snapshots."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from yiteng.people.visibility import branches, visible
from yiteng.publication.models import (
    FrozenList,
    InboxEntry,
    ListItem,
    ListSnapshot,
    OpenQuestion,
    Publication,
    Snapshot,
)
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PUBLICATION
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.verification.actions.asking import code_hash
from yiteng.web.cells import marked
from yiteng.web.paging import Page, pages


def publication_table(actor: Actor, state: str, get: Mapping[str, str]) -> Table:
    """Publications in a state (or all), newest first."""
    found = [b.filter(state=state) if state else b for b in branches(Publication, actor)]
    page = pages(found, by=("-id",), get=get)
    return Table(
        caption=N_("Publications"),
        columns=(Column("title", N_("What is made public"), "link"),
                 Column("state", N_("State"), "state"), Column("basis", N_("Ground")),
                 Column("on", N_("Published on"), "date")),
        rows=[Row(f"/publication/{r.pk}/", {
            "title": marked(r.title, r.invented), "state": PUBLICATION.state(r.state).title, "basis": r.basis,
            "on": r.published_on}, key=str(r.pk)) for r in page.rows],
        empty=N_("Nothing here. Rows are proposed from the page of a commitment."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def counts(actor: Actor) -> dict[str, int]:
    """How many publications in each state."""
    found = visible(Publication, actor).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(found)


def publication(actor: Actor, pk: int) -> Publication | None:
    """One publication the actor may see."""
    return visible(Publication, actor).select_related("frozen_list").filter(pk=pk).first()


def of_node(actor: Actor, node_type: str, node_id: int) -> Publication | None:
    """The newest publication of a node the actor may see."""
    return (
        visible(Publication, actor)
        .filter(node_type=node_type, node_id=node_id)
        .order_by("-id")
        .first()
    )


def lists(actor: Actor) -> QuerySet[FrozenList]:
    """The frozen lists of the county, newest first."""
    return FrozenList.objects.filter(county_id=actor.county).order_by("-frozen_on", "id")


def published_lists() -> list[ListSnapshot]:
    """The lists as the public reads them, district first, the newest year first."""
    order = {"district": 0, "town": 1, "village": 2}
    found = ListSnapshot.objects.order_by("-year", "id")
    return sorted(found, key=lambda one: (-one.year, order.get(one.level, 3)))


def published_list(key: str) -> ListSnapshot | None:
    """One list as the public reads it."""
    return ListSnapshot.objects.filter(key=key).first()


def items_of_list(found: ListSnapshot, get: Mapping[str, str]) -> Page:
    """The items of a list with their snapshots, only those changed where asked; two queries."""
    rows = ListItem.objects.filter(on_list=found)
    if get.get("how") in ("added", "dropped"):
        rows = rows.filter(how=get["how"])
    page = pages(rows, by=("id",), get=get)
    now = Snapshot.objects.in_bulk([row.key for row in page.rows], field_name="key")
    for row in page.rows:
        row.now = now.get(row.key)
    return page


def complaints() -> QuerySet[InboxEntry]:
    """Complaints and suggestions that came in by the public face, newest first."""
    return InboxEntry.objects.filter(kind="complaint").order_by("-id")


def ledger(get: Mapping[str, str]) -> Page:
    """The public ledger: filtered by level, kind, town, words; paged by key."""
    found = Snapshot.objects.filter(section=get.get("section") or "ledger")
    for name in ("level", "kind", "town", "village"):
        if get.get(name):
            found = found.filter(**{name: get[name][:60]})
    if get.get("q"):
        found = found.filter(title__contains=get["q"][:60])
    return pages(found, by=("id",), get=get)


def ledger_counts() -> dict[str, dict[str, int]]:
    """How many published rows by level, town and status."""
    rows = Snapshot.objects.filter(section="ledger").order_by()
    return {
        name: dict(rows.values_list(name).annotate(n=Count("pk")).order_by("-n"))
        for name in ("level", "town", "status", "kind")
    }


def snapshot(key: str) -> Snapshot | None:
    """One snapshot by its key."""
    return Snapshot.objects.filter(key=key).first()


def care(get: Mapping[str, str]) -> Page:
    """Villages with the care nearest to them, by town and by part of the name; paged by key."""
    kept = {k: get[k] for k in ("town", "q", "after", "before") if get.get(k)}
    return ledger({**kept, "section": "care"})


def care_towns() -> list[str]:
    """The towns whose villages are shown."""
    rows = Snapshot.objects.filter(section="care").order_by("town")
    return list(rows.values_list("town", flat=True).distinct())


def maps() -> list[Snapshot]:
    """The published maps."""
    return list(Snapshot.objects.filter(section="map").order_by("id"))


def question_by_code(code: str) -> OpenQuestion | None:
    """The question of a short code, however it was typed; None where it is not known."""
    return OpenQuestion.objects.filter(code_hash=code_hash(code)).order_by("-id").first()


def open_question(token_hash: str) -> OpenQuestion | None:
    """The question of a link, by the hash of its token."""
    return OpenQuestion.objects.filter(token_hash=token_hash).first()
