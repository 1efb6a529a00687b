"""Reading documents with their measures, and what carries each measure out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404

from yiteng.links.models import Link
from yiteng.links.nodes import load, readable
from yiteng.measures.models import Campaign, Measure, PolicyDocument
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.rules.node import Node

#: How many of the commitments of a measure its page names; the others are counted.
SHOWN = 20


def documents(actor: Actor) -> list[QuerySet[PolicyDocument]]:
    """Branches of the documents the actor may see."""
    found = PolicyDocument.objects.select_related("meeting", "meeting__theme")
    return branches(found, actor)


def carried_by(document_ids: Sequence[int]) -> dict[int, int]:
    """How many measures each document carries; one query."""
    rows = Measure.objects.filter(document__in=document_ids).order_by()
    return dict(rows.values_list("document").annotate(Count("id")))


def document(actor: Actor, pk: int) -> PolicyDocument:
    """One document with its measures. Raises Http404 where the actor may not see it."""
    measures = Measure.objects.select_related("lead").order_by("position", "id")
    rows = PolicyDocument.objects.select_related("meeting", "meeting__host")
    found = visible(rows.prefetch_related(Prefetch("measures", measures)), actor)
    row = found.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def measures(
    actor: Actor, *, document: int = 0, state: str = "", theme: str = ""
) -> list[QuerySet[Measure]]:
    """Branches of the measures the actor may see."""
    asked = {"document": document, "state": state, "theme__code": theme}
    found = Measure.objects.select_related("document", "lead", "theme")
    found = found.filter(**{name: value for name, value in asked.items() if value})
    return branches(found, actor)


def measure(actor: Actor, pk: int) -> Measure:
    """One measure. Raises Http404 where the actor may not see it."""
    rows = Measure.objects.select_related("document", "document__meeting", "lead", "theme")
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def titled(actor: Actor, words: str) -> QuerySet[Measure]:
    """Measures whose title holds these words, by document and position."""
    found = visible(Measure, actor).filter(title__contains=words)
    return found.order_by("document", "position", "id")


def total(actor: Actor) -> int:
    """How many measures are in force."""
    return visible(Measure, actor).filter(state="issued").count()


def undelivered(actor: Actor) -> int:
    """How many measures in force no commitment carries out."""
    link = Link.objects.filter(up_type="measure", up_id=OuterRef("pk"), role="carries_out")
    return visible(Measure, actor).filter(state="issued").exclude(Exists(link)).count()


def campaigns(actor: Actor) -> QuerySet[Campaign]:
    """The campaigns the actor may see, first to last."""
    found = Campaign.objects.select_related("meeting", "measure", "lead")
    return visible(found, actor).order_by("starts_on", "id")


def carrying_out(measure_ids: Sequence[int]) -> dict[int, int]:
    """How many commitments carry each measure out; one query."""
    rows = Link.objects.filter(up_type="measure", up_id__in=measure_ids, role="carries_out")
    return dict(rows.order_by().values_list("up_id").annotate(Count("id")))


def commitments_of(actor: Actor, measure: Measure) -> list[Node]:
    """The first commitments that carry the measure out, those the actor may open."""
    rows = Link.objects.filter(up_type="measure", up_id=measure.pk, role="carries_out")
    keys = [
        ("commitment", pk) for pk in rows.order_by("id").values_list("down_id", flat=True)[:SHOWN]
    ]
    return _readable(actor, keys)


def problems_of(actor: Actor, measure: Measure) -> list[Node]:
    """The problems the measure answers."""
    rows = Link.objects.filter(down_type="measure", down_id=measure.pk, role="answers")
    keys = [("problem", pk) for pk in rows.order_by("id").values_list("up_id", flat=True)]
    return _readable(actor, keys)


def _readable(actor: Actor, keys: Sequence[tuple[str, int]]) -> list[Node]:
    nodes = load(keys)
    allowed = readable(actor, nodes.values())
    return [nodes[key] for key in keys if key in allowed]
