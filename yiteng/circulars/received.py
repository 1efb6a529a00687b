"""Reading what was sent to one's unit, and the answers to what one's unit sent."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.http import Http404

from yiteng.circulars.models import Circular, Delivery
from yiteng.rules.actor import Actor
from yiteng.rules.circulars import KINDS
from yiteng.rules.lifecycles.delivery import DELIVERY
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.desks import Line
from yiteng.web.paging import pages

_TITLES = dict(KINDS)


def received(actor: Actor) -> QuerySet[Delivery]:
    """What was sent to the actor's unit; nobody else reads it here."""
    rows = Delivery.objects.filter(unit=actor.unit, county_id=actor.county)
    return rows.select_related("circular__unit")


def delivery(actor: Actor, pk: int) -> Delivery:
    """One circular as the actor's unit received it. Raises Http404."""
    found = received(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def table(actor: Actor, get: Mapping[str, str]) -> Table:
    """Circulars sent to the unit, the newest first."""
    page = pages(received(actor), by=("-id",), get=get)
    return Table(
        caption=N_("Circulars received"),
        columns=(Column("title", N_("Circular"), "link"), Column("from", N_("Sending unit")),
                 Column("kind", N_("Kind"), "state"), Column("state", N_("State"), "state"),
                 Column("by", N_("Answer by"), "date"), Column("on", N_("Sent on"), "date")),
        rows=[Row(one.url, {
            "title": marked(one.circular.title, one.circular.invented),
            "from": one.circular.unit.name, "kind": _TITLES[one.circular.kind],
            "state": DELIVERY.state(one.state).title, "by": due_of(one),
            "on": one.circular.issued_at}, key=str(one.pk)) for one in page.rows],
        empty=N_("No circular was sent to your unit."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def due_of(one: Delivery) -> object:
    """The day by which an answer is asked for, None where none is."""
    return one.circular.answer_by if one.asks == "answer" else None


def line(one: Delivery) -> Line:
    """A circular on the desk of a unit it was sent to."""
    return Line(one.circular.title, one.url, one.circular.unit.name, due=due_of(one),
                invented=one.circular.invented)  # fmt: skip


def answers(row: Circular) -> list[Delivery]:
    """To which units it went, with their answers, in the official order; one query.

    Whether a unit laid it aside is not shown to the unit that sent it.
    """
    rows = Delivery.objects.filter(circular=row).select_related("unit")
    return list(rows.order_by("copy", "unit__order", "unit_id"))
