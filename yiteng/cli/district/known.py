"""What the database and the shipped lists hold already."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field

from yiteng.places.actions import DATA
from yiteng.rules.roles import ADMINS


@dataclass(slots=True)
class Known:
    """What is there before the file is carried out.

    areas: 12-digit codes of the district; shipped: county code → codes of the shipped list;
    units: names; posts: (unit, title) → roles; logins: log-in names; held: (login, unit, post);
    themes: codes; admins: administrators' roles that somebody holds.
    """

    areas: set[str] = field(default_factory=set)
    shipped: dict[str, set[str]] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)
    posts: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    logins: set[str] = field(default_factory=set)
    held: set[tuple[str, str, str]] = field(default_factory=set)
    themes: set[str] = field(default_factory=set)
    admins: set[str] = field(default_factory=set)


def shipped() -> dict[str, set[str]]:
    """County code of six digits → every 12-digit code of the shipped list in it."""
    found: dict[str, set[str]] = {}
    with (DATA / "zibo_villages.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            codes = found.setdefault(row["county_code"], set())
            codes |= {f"{row['county_code']}000000", f"{row['town_code']}000", row["village_code"]}
    return found


def known(county: str) -> Known:
    """What is there of the district with that code of six digits."""
    from yiteng.people.models import Account, Holding, Post, Unit
    from yiteng.places.models import AreaCode, Theme

    inside = AreaCode.objects.filter(system="nbs", code__startswith=county)
    held = Holding.objects.filter(until__isnull=True)
    posts: dict[tuple[str, str], set[str]] = {}
    for unit, title, role in Post.objects.values_list("unit__name", "title", "roles__role"):
        posts.setdefault((unit, title), set()).update({role} - {None})
    return Known(
        areas=set(inside.values_list("code", flat=True)),
        shipped=shipped(),
        units=set(Unit.objects.values_list("name", flat=True)),
        posts=posts,
        logins=set(Account.objects.values_list("login", flat=True)),
        held=set(held.values_list("account__login", "post__unit__name", "post__title")),
        themes=set(Theme.objects.filter(county__codes__code=f"{county}000000")
                   .values_list("code", flat=True)),
        admins=set(held.values_list("post__roles__role", flat=True)) & ADMINS,
    )  # fmt: skip
