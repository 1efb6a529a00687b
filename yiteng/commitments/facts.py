"""What the checks may know of commitments, gathered in bulk: no query a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from yiteng.commitments.effects.suspension import since
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, Request, Support
from yiteng.links.queries import roles_up
from yiteng.people.models import Unit
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_, Several

#: Settings of a district: domain A3 (at most one or two extensions), product.md Manners (silence).
EXTENSIONS_ALLOWED = 2
SILENCE_DAYS = 30
#: States in which a check asks who works on it: the others need no look at supporting units.
_WITH_UNITS = frozenset({"active", "reported", "verified", "asked"})
LINK_TITLES = {
    "carries_out": N_("a measure"),
    "decided": N_("a decision of a meeting"),
    "solves": N_("a problem"),
    "heard": N_("a finding"),
}


def facts(rows: Sequence[Commitment], actor: Actor, today: date) -> list[dict[str, Any]]:
    """The facts of rules.lifecycles.commitment.facts, for each row in its order.

    At most four queries whatever the number of rows: supporting units and requests of rows
    somebody works on, links upstream of drafts, villages of a town office.
    """
    support = _support([r.pk for r in rows if r.state in _WITH_UNITS])
    asked, extended = _requests([r.pk for r in rows if r.state == "active"])
    villages = entered_for(rows, support, actor)
    drafts = [r.pk for r in rows if r.state == "draft" and r.origin == "meeting"]
    roles = roles_up("commitment", drafts) if drafts else {}
    stopped = since([r.pk for r in rows if r.state == "suspended"])
    return [
        _facts(row, support.get(row.pk, []), asked.get(row.pk, set()), extended.get(row.pk, 0),
               roles.get(row.pk, set()), stopped.get(row.pk)) | {"villages": villages}
        for row in rows
    ]  # fmt: skip


def entered_for(
    rows: Sequence[Commitment], support: Mapping[int, Sequence[int]], actor: Actor
) -> dict[int, int]:
    """The village committees among the units at work, with the town whose office may enter for them.

    One query for a town office, none for anybody else.
    """
    if "town_office" not in actor.roles or not actor.town:
        return {}
    units = {row.lead_unit_id or 0 for row in rows}
    units |= {unit for found in support.values() for unit in found}
    found = Unit.objects.filter(pk__in=units, line="village", town=actor.town)
    return dict(found.values_list("pk", "town_id"))


def _support(ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    if ids:
        rows = Support.objects.filter(commitment__in=ids).values_list("commitment_id", "unit_id")
        for pk, unit in rows:
            found.setdefault(pk, []).append(unit)
    return found


def _requests(ids: Sequence[int]) -> tuple[dict[int, set[str]], dict[int, int]]:
    """Kinds of open requests, and how often the date was extended."""
    asked: dict[int, set[str]] = {}
    extended: dict[int, int] = {}
    if not ids:
        return asked, extended
    rows = Request.objects.filter(commitment__in=ids)
    for pk, kind, outcome in rows.values_list("commitment_id", "kind", "outcome"):
        if not outcome:
            asked.setdefault(pk, set()).add(kind)
        elif kind == "extension" and outcome == "granted":
            extended[pk] = extended.get(pk, 0) + 1
    return asked, extended


def upstream_needs(kind_code: str, origin: str) -> tuple[str, ...]:
    """The roles of links a commitment must have above it; ``a|b`` is met by either.

    What comes from outside (a superior document, a request, a complaint) names its document
    or case number instead: nothing in this house lies upstream of it.
    """
    return kind_of(kind_code).needs if origin == "meeting" else ()


def missing_links(kind_code: str, origin: str, roles: set[str]) -> list[Several]:
    """The needs of a kind that no link meets, in words."""
    return [
        Several(LINK_TITLES[role] for role in need.split("|"))
        for need in upstream_needs(kind_code, origin)
        if not roles & set(need.split("|"))
    ]


def _facts(
    row: Commitment,
    support: list[int],
    asked: set[str],
    extended: int,
    roles: set[str],
    stopped: datetime | None,
) -> dict[str, Any]:
    return {
        "lead_unit": row.lead_unit_id,
        "support_units": support,
        "doers": frozenset(row.doers),
        "entered_by": row.entered_by,
        "title": row.title,
        "served": "" if row.acceptor_post else row.served_name,
        "acceptor_post": row.acceptor_post,
        "origin": row.origin,
        "origin_ref": row.origin_ref,
        "kind_origins": kind_of(row.kind).origins,
        "missing_links": missing_links(row.kind, row.origin, roles) if row.state == "draft" else [],
        "due_at": row.due_at,
        "original_due_at": row.original_due_at,
        "extension_count": extended,
        "extension_limit": EXTENSIONS_ALLOWED,
        "extension_open": "extension" in asked,
        "suspension_open": "suspension" in asked,
        "coordination_open": "coordination" in asked,
        "stopped_at": stopped,
        "check_needed": row.check_needed,
        "checked": row.checked,
        "silence_days": SILENCE_DAYS,
        "unmet_count": row.no_count + row.partly_count,
        "submitted": row.submitted_on is not None,
        "under_review": row.under_review,
        "confirmed": row.confirmed,
        "close_reason": row.close_reason,
    }
