"""What the checks may know of commitments, gathered in bulk: no query a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from yiteng.commitments.beyond import beyond_promise
from yiteng.commitments.clocks import dates
from yiteng.commitments.effects.objections import ADMITTED, words_of
from yiteng.commitments.effects.suspension import since
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.models import Commitment, Request, RunningClock, Support
from yiteng.limits.queries import of_counties
from yiteng.links.queries import roles_up
from yiteng.people.models import Unit
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment.checks_objection import Word
from yiteng.rules.lifecycles.commitment.checks_support import Part
from yiteng.rules.words import N_, Several

_LIMITS = ("commitments.extensions", "commitments.silence")
#: States in which a check asks who works on it: the others need no look at supporting units.
_WITH_UNITS = frozenset({"issued", "active", "reported", "verified", "asked"})
LINK_TITLES = {
    "carries_out": N_("a measure"),
    "decided": N_("a decision of a meeting"),
    "solves": N_("a problem"),
    "heard": N_("a finding"),
}


def facts(rows: Sequence[Commitment], actor: Actor, today: date) -> list[dict[str, Any]]:
    """The facts of rules.lifecycles.commitment.facts, for each row in its order.

    As many queries whatever the number of rows: supporting units and requests of rows somebody
    works on, words on objections, stops of the clock, links upstream of drafts, the limits.
    """
    asked = _requests([r for r in rows if r.state in ("issued", "objected", "active")])
    parts = parts_of([r.pk for r in rows if r.state in _WITH_UNITS], asked)
    support = {pk: list(found) for pk, found in parts.items()}
    villages = entered_for(rows, support, actor)
    drafts = [r.pk for r in rows if r.state == "draft" and r.origin == "meeting"]
    roles = roles_up("commitment", drafts) if drafts else {}
    stopped = since([r.pk for r in rows if r.state == "suspended"])
    by_hand = _by_hand(rows)
    beyond = beyond_promise(rows)
    limits = dates([r for r in rows if r.state == "draft"], today)
    held = of_counties({r.county_id for r in rows}, _LIMITS)
    return [
        {
            **_facts(row, roles.get(row.pk, set()), stopped.get(row.pk)),
            **asked.get(row.pk, Asked()).facts(),
            "clocks_by_hand": row.pk in by_hand,
            **beyond.get(row.pk, {}),
            **_dates(row, limits.get(row.pk, {})),
            "support_units": support.get(row.pk, []),
            "parts": parts.get(row.pk, {}),
            "villages": villages,
            "extension_limit": int(held[row.county_id]["commitments.extensions"]),
            "silence_days": int(held[row.county_id]["commitments.silence"]),
        }
        for row in rows
    ]


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


@dataclass(slots=True)
class Asked:
    """What was asked of one commitment: open kinds, how often extended, the objection.

    parts: the open objections of supporting units, by unit: request and ground.
    """

    open_kinds: set[str] = field(default_factory=set)
    extended: int = 0
    ground: str = ""
    unit: int | None = None
    settled: set[str] = field(default_factory=set)
    words: Sequence[Word] = ()
    parts: dict[int, tuple[int, str]] = field(default_factory=dict)
    part_words: dict[int, Sequence[Word]] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """As the checks read them."""
        return {
            "extension_count": self.extended,
            "extension_open": "extension" in self.open_kinds,
            "suspension_open": "suspension" in self.open_kinds,
            "coordination_open": "coordination" in self.open_kinds,
            "objection_ground": self.ground,
            "objecting_unit": self.unit,
            "objection_words": self.words,
            "settled_grounds": self.settled,
        }


def _requests(rows: Sequence[Commitment]) -> dict[int, Asked]:
    """What was asked in the present round of each row; two queries or none."""
    asked: dict[int, Asked] = {}
    if not rows:
        return asked
    open_ones: dict[int, int] = {}
    rounds = {row.pk: row.recur_count + 1 for row in rows}
    for one in Request.objects.filter(commitment__in=rounds).order_by("id").defer("words"):
        if one.round != rounds[one.commitment_id]:
            continue
        held = asked.setdefault(one.commitment_id, Asked())
        if not one.outcome:
            held.open_kinds.add(one.kind)
        if one.kind == "extension" and one.outcome == "granted":
            held.extended += 1
        if one.kind == "objection" and one.outcome in ("dismissed", ADMITTED):
            held.settled.add(one.ground)
        elif one.kind == "objection" and not one.outcome:
            held.ground, held.unit = one.ground, one.unit
            open_ones[one.pk] = one.commitment_id
        elif one.kind == "support" and not one.outcome:
            held.parts[one.unit or 0] = (one.pk, one.ground)
    _spoken(asked, open_ones)
    return asked


def _spoken(asked: Mapping[int, Asked], objections: Mapping[int, int]) -> None:
    """What offices said to the open objections of leads and supporting units; one query or none."""
    parts = {
        request: (pk, unit)
        for pk, held in asked.items()
        for unit, (request, _) in held.parts.items()
    }
    for request, words in words_of([*objections, *parts]).items():
        if request in objections:
            asked[objections[request]].words = words
        else:
            pk, unit = parts[request]
            asked[pk].part_words[unit] = words


def parts_of(ids: Sequence[int], asked: Mapping[int, Asked]) -> dict[int, dict[int, Part]]:
    """The parts of the supporting units that were not released; one query or none."""
    found: dict[int, dict[int, Part]] = {}
    if not ids:
        return found
    rows = Support.objects.filter(commitment__in=ids, released_at=None)
    for row in rows.select_related("unit").order_by("id"):
        held = asked.get(row.commitment_id, Asked())
        found.setdefault(row.commitment_id, {})[row.unit_id] = Part(
            row.unit.name,
            row.signed_at is not None,
            row.answered_at is not None,
            held.parts.get(row.unit_id, (0, ""))[1],
            tuple(held.part_words.get(row.unit_id, ())),
        )
    return found


def _dates(row: Commitment, limits: Mapping[str, datetime]) -> dict[str, Any]:
    """The date, set by hand or by the promised clock; the legal one; the firm's own."""
    return {
        "due_at": row.due_at or limits.get("promised"),
        "legal_due_at": limits.get("legal"),
        "cliff_at": row.cliff_at,
        "date_level": row.date_level,
        "date_unit": row.date_unit,
    }


def _by_hand(rows: Sequence[Commitment]) -> set[int]:
    """The rows on which a limit runs that no step of the road ends; none where no kind has one."""
    ids = [r.pk for r in rows if r.state == "active" and r.kind in _noted_by_hand()]
    if not ids:
        return set()
    found = RunningClock.objects.filter(commitment__in=ids, ends="", met_at=None)
    return set(found.values_list("commitment_id", flat=True))


@cache
def _noted_by_hand() -> frozenset[str]:
    return frozenset(
        kind.code
        for kind in kinds().values()
        if any(not preset.ends and preset.starts != "end" for preset in kind.clocks)
    )


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


def _facts(row: Commitment, roles: set[str], stopped: datetime | None) -> dict[str, Any]:
    return {
        "lead_unit": row.lead_unit_id,
        "doers": frozenset(row.doers),
        "entered_by": row.entered_by,
        "title": row.title,
        "level": row.level,
        "served": "" if row.acceptor_post else row.served_name,
        "acceptor_post": row.acceptor_post,
        "origin": row.origin,
        "origin_ref": row.origin_ref,
        "kind_origins": kind_of(row.kind).origins,
        "missing_links": missing_links(row.kind, row.origin, roles) if row.state == "draft" else [],
        "original_due_at": row.original_due_at,
        "stopped_at": stopped,
        "check_needed": row.check_needed,
        "checked": row.checked,
        "unmet_count": row.no_count + row.partly_count,
        "submitted": row.submitted_on is not None,
        "under_review": row.under_review,
        "confirmed": row.confirmed,
        "close_reason": row.close_reason,
    }
