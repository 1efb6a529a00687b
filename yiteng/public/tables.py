"""The lists of the public face as tables: what stands on screen is what can be taken along."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from yiteng.publication.models import ListItem, Snapshot
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import Page

_PROMISE = (
    Column("title", N_("Promise"), "link"),
    Column("place", N_("Place")),
    Column("status", N_("Status"), "state"),
)
_LEDGER = (*_PROMISE, Column("on", N_("Published on"), "date"))
_ITEMS = (*_PROMISE, Column("how", N_("On this list"), "state"))
_CARE = (
    Column("village", N_("Village")),
    Column("service", N_("Service"), "state"),
    Column("facility", N_("Facility")),
    Column("minutes", N_("About how many minutes by road"), "number"),
    Column("since", N_("In service since")),
    Column("schemes", N_("Paid by")),
)
_HOWS = {"added": N_("Added"), "dropped": N_("Taken off the list")}
_FITS = N_("Nothing is published that fits.")


def ledger(page: Page) -> Table:
    """One page of the public ledger."""
    return _table(page, N_("Public ledger"), _LEDGER, [_promise(row) for row in page.rows], _FITS)


def items(page: Page) -> Table:
    """One page of the items of a published list."""
    return _table(page, N_("Items of the list"), _ITEMS, [_item(row) for row in page.rows], _FITS)


def care(page: Page) -> Table:
    """Villages with the care nearest to each, a row a service."""
    rows = [_near(row, near) for row in page.rows for near in row.fields["near"]]
    return _table(page, N_("Care near me"), _CARE, rows, N_("No village of that name is published."))  # fmt: skip


def _table(page: Page, caption: str, columns: tuple[Column, ...], rows: list[Row], empty: str) -> Table:  # fmt: skip
    return Table(caption=caption, columns=columns, rows=rows, empty=empty,
                 next_key=page.next_key, previous_key=page.previous_key)  # fmt: skip


def _promise(row: Snapshot) -> Row:
    return Row(reverse("public:item", args=[row.key]), {
        "title": marked(row.title, row.invented), "place": _place(row), "status": row.status,
        "on": row.published_on})  # fmt: skip


def _item(row: ListItem) -> Row:
    now: Snapshot | None = getattr(row, "now", None)
    return Row(reverse("public:item", args=[row.key]) if now else "", {
        "title": row.title, "place": _place(now) if now else "—",
        "status": now.status if now else N_("no longer public"),
        "how": _HOWS.get(row.how, N_("as published"))})  # fmt: skip


def _place(row: Snapshot) -> str:
    return " · ".join(filter(None, (row.town or row.county, row.village if row.town else "")))


def _near(row: Snapshot, near: dict[str, Any]) -> Row:
    town = f"（{near['town']}）" if near["town"] else ""
    return Row("", {
        "village": marked(f"{row.town} · {row.village}", row.invented), "service": near["service"],
        "facility": f"{near['facility']}{town}", "minutes": near["minutes"], "since": near["since"],
        "schemes": " · ".join(gettext(scheme) for scheme in near["schemes"]) or "—"})  # fmt: skip
