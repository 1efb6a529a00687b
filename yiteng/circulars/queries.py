"""Reading circulars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.circulars.models import Circular
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.rules.circulars import KINDS
from yiteng.rules.lifecycles.circular import CIRCULAR
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.desks import Asked, Line
from yiteng.web.paging import pages

_TITLES = dict(KINDS)


def circular(actor: Actor, pk: int) -> Circular:
    """One circular the actor may see. Raises Http404."""
    found = visible(Circular, actor).select_related("unit").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def table(actor: Actor, get: Mapping[str, str]) -> Table:
    """Circulars, the newest first."""
    page = pages(branches(Circular, actor), by=("-id",), get=get)
    return Table(
        caption=N_("Circulars"),
        columns=(Column("title", N_("Circular"), "link"), Column("kind", N_("Kind"), "state"),
                 Column("state", N_("State"), "state"), Column("since", N_("From"), "date"),
                 Column("until", N_("Until"), "date")),
        rows=[Row(reverse("circulars:show", args=[r.pk]), {
            "title": marked(r.title, r.invented), "kind": _TITLES[r.kind],
            "state": CIRCULAR.state(r.state).title, "since": r.since, "until": r.until},
            key=str(r.pk)) for r in page.rows],
        empty=N_("No circular yet. A supervision office drafts one from the facts of a period."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def line(row: Circular) -> Line:
    """A circular on a desk."""
    url = reverse("circulars:show", args=[row.pk])
    return Line(row.title, url, row.drafted_by_post, invented=row.invented)


def asking(actor: Actor, today: date) -> Iterator[Asked]:
    """Circulars that wait for a leader's approval."""
    for row in visible(Circular, actor).filter(state="submitted").select_related("unit"):
        yield Asked(
            row.title, row.unit.name, _("approve the circular before it is issued"),
            reverse("circulars:show", args=[row.pk]),
            row.submitted_at.date() if row.submitted_at else None, row.invented)  # fmt: skip
