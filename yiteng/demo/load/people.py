"""Units, posts, accounts: one account a post; only the log-ins have a password."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.contrib.auth.hashers import make_password

from yiteng.demo.content.moments import on
from yiteng.demo.content.posts import logins, posts
from yiteng.demo.content.units import DIVISION, in_charge, units
from yiteng.demo.load.keys import BOSHAN, Keys
from yiteng.people import actions
from yiteng.people.models import Account, Holding, Post, PostRole, Unit
from yiteng.people.passwords import random_password
from yiteng.rules.actor import Actor, software

_AT = on("2022-01-04")
_SINCE = date(2022, 1, 4)
_LINES = {"office": "party", "hospital": "care", "village": "village", "court": "other",
          "bank": "other"}  # fmt: skip


def load(keys: Keys) -> None:
    """Units, parents first; posts with their roles; accounts and who holds what."""
    boot = software(keys.areas[BOSHAN].pk)
    _units(keys, boot)
    made = actions.create_posts(
        [Post(unit=keys.units[p.unit], title=p.title, order=i) for i, p in enumerate(posts())],
        actor=boot, at=_AT)  # fmt: skip
    keys.posts = {p.key: row for p, row in zip(posts(), made, strict=True)}
    _accounts(keys, boot)
    actions.grant_roles(
        [(keys.posts[p.key], role) for p in posts() for role in p.roles], actor=boot, at=_AT
    )
    _charges(keys, boot)
    _actors(keys)


def _charges(keys: Keys, boot: Actor) -> None:
    """Which leader is in charge of what: an invented division of work, by the titles of the posts."""
    groups: dict[str, list[Unit]] = {}
    for key, post in in_charge().items():
        groups.setdefault(post, []).append(keys.units[key])
    for post, some in groups.items():
        actions.put_in_charge(
            some, keys.posts[post], DIVISION, since=_SINCE, actor=boot, at=_AT
        )  # fmt: skip


def _units(keys: Keys, boot: Actor) -> None:
    waiting = list(enumerate(units()))
    while waiting:
        ready = [(i, u) for i, u in waiting if not u.parent or u.parent in keys.units]
        rows = [
            Unit(**keys.place(u.area), name=u.name, kind=u.kind, order=i, invented=u.invented,
                 line=_LINES.get(u.kind, u.line) if u.line == "none" else u.line,
                 parent=keys.units[u.parent] if u.parent else None)
            for i, u in ready
        ]  # fmt: skip
        made = actions.create_units(rows, actor=boot, at=_AT)
        keys.units.update({u.key: row for (_, u), row in zip(ready, made, strict=True)})
        waiting = [(i, u) for i, u in waiting if u.key not in keys.units]


def _accounts(keys: Keys, boot: Actor) -> None:
    held: dict[str, tuple[str, ...]] = {login.name: login.posts for login in logins()}
    taken = {post for some in held.values() for post in some}
    titles = {p.key: p.title for p in posts()}
    rows, holders = [], []
    found = [random_password() for _ in logins()]
    with ThreadPoolExecutor(2) as both:
        hashed = list(both.map(make_password, found))
    for login, word, password in zip(logins(), found, hashed, strict=True):
        keys.logins.append({"login": login.name, "password": word, "title": login.display})
        rows.append(Account(login=login.name, name=login.display, password=password))
        holders.append(login.posts)
    for p in posts():
        if p.key not in taken:
            rows.append(Account(login=f"post.{p.key}", name=titles[p.key]))
            holders.append((p.key,))
    made = actions.create_accounts(rows, actor=boot, at=_AT)
    actions.hold_many(
        [Holding(account=a, post=keys.posts[key], since=_SINCE)
         for a, some in zip(made, holders, strict=True) for key in some],
        actor=boot, at=_AT)  # fmt: skip


def _actors(keys: Keys) -> None:
    roles: dict[int, set[str]] = {}
    for post_id, role in PostRole.objects.values_list("post_id", "role"):
        roles.setdefault(post_id, set()).add(role)
    held = {h.post_id: h for h in Holding.objects.select_related("account")}
    for content in posts():
        post = keys.posts[content.key]
        unit, account = keys.units[content.unit], held[post.pk].account
        actor = Actor(
            account.pk, account.name, post.pk, post.title, unit.pk, unit.name, unit.line,
            unit.county_id, unit.town_id, unit.village_id, frozenset(roles.get(post.pk, ())))  # fmt: skip
        keys.actors[content.key] = actor
        if actor.may("commitments.do"):
            keys.doers.setdefault(content.unit, actor)
