"""Accounts and units as tables."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from yiteng.people.models import LINES, Account, Unit
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import Page

ACCOUNTS = (
    Column("login", N_("Log-in name"), "link"),
    Column("name", N_("Name shown")),
    Column("posts", N_("Posts")),
    Column("state", N_("State"), "state"),
)
UNITS = (
    Column("name", N_("Unit")),
    Column("line", N_("Line"), "state"),
    Column("posts", N_("Posts"), "number"),
)


CHARGES = (
    Column("name", N_("Unit")),
    Column("leader", N_("Leader in charge")),
    Column("since", N_("Since"), "date"),
    Column("source", N_("Document on the division of work")),
)


def charge_table(page: Page) -> Table:
    """One page of units with the leader in charge, where one is entered for the unit itself."""
    return Table(
        N_("Leaders in charge"), CHARGES, [_charge(row) for row in page.rows],
        empty=N_("Nothing found."), next_key=page.next_key,
        previous_key=page.previous_key)  # fmt: skip


def _charge(row: Unit) -> Row:
    held = row.now[0] if row.now else None  # type: ignore[attr-defined]
    return Row("", {
        "name": marked(row.name, row.invented), "leader": held.post.title if held else "",
        "since": held.since if held else None, "source": held.source if held else "",
    }, key=str(row.pk))  # fmt: skip


def account_table(page: Page, say: Callable[[str], str]) -> Table:
    """One page of accounts; each opens its own page. say: from a message id to words."""
    return Table(
        N_("Accounts"), ACCOUNTS, [_account(row, say) for row in page.rows],
        empty=N_("Nothing found."), next_key=page.next_key,
        previous_key=page.previous_key)  # fmt: skip


def _account(row: Account, say: Callable[[str], str]) -> Row:
    state = N_("closed") if not row.is_active else N_("locked for a while")
    held = say(", ").join(h.post.title for h in row.held)  # type: ignore[attr-defined]
    return Row(reverse("people:account", args=[row.pk]), {
        "login": row.login, "name": row.name, "posts": held,
        "state": state if not row.is_active or row.locked_until else N_("open"),
    }, key=str(row.pk))  # fmt: skip


def unit_table(page: Page) -> Table:
    """One page of units with the number of their posts."""
    lines = dict(LINES)
    return Table(
        N_("Units"), UNITS, [
            Row("", {"name": marked(row.name, row.invented), "line": lines[row.line],
                     "posts": row.n}, key=str(row.pk))
            for row in page.rows
        ], empty=N_("Nothing found."), next_key=page.next_key,
        previous_key=page.previous_key)  # fmt: skip
