"""Carrying the plan out: whole or not at all, through the same actions users take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yiteng.cli.district import sheets as s
from yiteng.cli.district.checks import roles_of
from yiteng.cli.district.plan import Plan
from yiteng.cli.district.reading import Row
from yiteng.people.actions import (
    create_accounts,
    create_posts,
    create_units,
    grant_roles,
    hold_many,
)
from yiteng.people.models import Account, Holding, Post, Unit
from yiteng.people.passwords import random_password
from yiteng.places.actions import load_workdays, load_zibo
from yiteng.places.lists import Listed, load_list
from yiteng.places.models import Area, Theme
from yiteng.places.queries import by_code, placed
from yiteng.rules.actor import Actor
from yiteng.rules.roles import ADMINS

SOURCE = "yiteng init"


def enter(plan: Plan, *, at: datetime) -> dict[str, str]:
    """Carry the plan out in one transaction. Returns log-in name → first password.

    at: the moment, aware. Raises Refused where a rule of the people's room refuses.
    """
    with transaction.atomic():
        county = _areas(plan, at.date())
        _themes(plan, county)
        actor = founder(county.pk)
        passwords: dict[str, str] = {}
        for rows in _admins_first(plan):
            _units(rows["units"], county, actor, at)
            _posts(rows["posts"], county, actor, at)
            passwords |= _accounts(rows["accounts"], county, actor, at)
    return passwords


def founder(county: int) -> Actor:
    """Whoever installs: enters accounts and roles before there is anybody to do so."""
    roles = frozenset({"system_admin", "security_admin"})
    name = _("Setting up")
    return Actor(0, name, 0, name, 0, name, "installation", county, None, None, roles)


def _areas(plan: Plan, today: date) -> Area:
    load_workdays()
    if plan.list_areas:
        load_zibo()
    kinds = s.named(s.KINDS, _)
    listed = [Listed(r["code"], r["name"], kinds[r["kind"]]) for r in plan.new["areas"]]
    if listed:
        return load_list(plan.county, plan.name, listed, source=SOURCE, since=today)
    return by_code(f"{plan.county}000000")


def _themes(plan: Plan, county: Area) -> None:
    before = Theme.objects.filter(county=county).count()
    Theme.objects.bulk_create(
        Theme(
            county=county,
            code=row["code"],
            title_zh=row["title_zh"],
            title_en=row["title_en"],
            order=before + number,
        )
        for number, row in enumerate(plan.new["themes"])
    )


def _admins_first(plan: Plan) -> Iterable[dict[str, list[Row]]]:
    """The rows of the three administrators, then all others."""
    posts = {(r["unit"], r["title"]) for r in plan.new["posts"] if roles_of(r) & ADMINS}
    units = {unit for unit, _title in posts}
    above = {r["name"]: r["parent"] for r in plan.new["units"]}
    for unit in list(units):
        while above.get(unit):
            unit = above[unit]
            units.add(unit)

    def first(row: Row) -> bool:
        if row.sheet is s.UNITS:
            return row["name"] in units
        return (row["unit"], row["title"] or row["post"]) in posts

    for wanted in (True, False):
        yield {
            code: [row for row in plan.new[code] if first(row) is wanted]
            for code in ("units", "posts", "accounts")
        }


def _units(rows: list[Row], county: Area, actor: Actor, at: datetime) -> None:
    """Parents stand before children in the sheet: one by one, since each needs its parent's key."""
    lines = s.named(s.UNITS.column("line").choices, _)
    order = Unit.objects.filter(county=county).count()
    for number, row in enumerate(rows, start=order):
        area = by_code(row["area"]) if row["area"] else county
        unit = Unit(
            name=row["name"],
            short_name=row["short_name"],
            line=lines[row["line"]],
            parent=_unit(row["parent"], county) if row["parent"] else None,
            order=number,
            valid_from=at.date(),
            **placed(area),
        )
        create_units([unit], actor=actor, at=at)


def _unit(name: str, county: Area) -> Unit:
    return Unit.objects.get(county=county, name=name)


def _posts(rows: list[Row], county: Area, actor: Actor, at: datetime) -> None:
    units = {unit.name: unit for unit in Unit.objects.filter(county=county)}
    posts = [
        Post(unit=units[row["unit"]], title=row["title"], order=n) for n, row in enumerate(rows)
    ]
    made = create_posts(posts, actor=actor, at=at) if posts else []
    pairs = zip(made, rows, strict=True)
    grants = [(post, role) for post, row in pairs for role in sorted(roles_of(row))]
    if grants:
        grant_roles(grants, actor=actor, at=at)


def _accounts(rows: list[Row], county: Area, actor: Actor, at: datetime) -> dict[str, str]:
    """New accounts with a first password each; then every holding."""
    logins = {row["login"]: row["name"] for row in rows}
    there = set(Account.objects.filter(login__in=logins).values_list("login", flat=True))
    passwords = {login: random_password() for login in logins if login not in there}
    accounts = [_account(login, logins[login], word) for login, word in passwords.items()]
    if accounts:
        create_accounts(accounts, actor=actor, at=at)
    found = {a.login: a for a in Account.objects.filter(login__in=logins)}
    posts = {(p.unit.name, p.title): p for p in _county_posts(county)}
    acting = s.named(s.YES_NO, _)
    holdings = [
        Holding(
            account=found[row["login"]],
            post=posts[row["unit"], row["post"]],
            since=date.fromisoformat(row["since"]),
            acting=acting.get(row["acting"]) == "yes",
        )
        for row in rows
    ]
    if holdings:
        hold_many(holdings, actor=actor, at=at)
    return passwords


def _account(login: str, name: str, password: str) -> Account:
    account = Account(login=login, name=name, must_change_password=True)
    account.set_password(password)
    return account


def _county_posts(county: Area) -> Iterable[Post]:
    return Post.objects.filter(unit__county=county).select_related("unit")
