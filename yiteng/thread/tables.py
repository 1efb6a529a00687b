"""Breaks as a list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.translation import gettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.thread.holes import Hole
from yiteng.web.paging import Page

HOLES = (
    Column("title", N_("What"), "link"),
    Column("area", N_("Where")),
)


def holes(found: Sequence[Hole], page: Page) -> Table:
    """One page of breaks."""
    return Table(
        "",
        HOLES,
        [Row(hole.url, {"title": _title(hole), "area": hole.area}) for hole in found],
        empty=N_("None."),
        next_key=page.next_key,
        previous_key=page.previous_key,
    )


def _title(hole: Hole) -> str:
    if not hole.invented:
        return hole.title
    return format_html('{} <span class="tag">{}</span>', hole.title, gettext("invented"))
