"""Drafting commitments with their quantities, supporting units and links, in bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.commitments.actions.figures import quantity_row
from yiteng.commitments.courts import court_refusals
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.models import Commitment, CommitmentQuantity, Numbering, Support
from yiteng.links.actions import link_many
from yiteng.links.nodes import Key
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.verification import Matter, check_needed
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import amend, open_many

#: What may still be changed once it is assigned; date, lead and served party have steps of their own.
WORDS = {"title", "content", "theme", "also_theme", "checker_unit", "details"}
_NO_REASON = Refusal(
    "commitment.reason_to_change",
    N_("It has been assigned already: say why the wording changes."),
    field="reason",
)
_PROMISED = Refusal(
    "commitment.promised",
    N_("It has been assigned already: date, lead unit and people served change by steps only."),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment to be drafted.

    row: the unsaved Commitment (number may be empty, it is given then); quantities: figures by
    the code of the kind's field, with value, unit, word, status, as-of date and source;
    support: unit id and its sentence of duty; ups: (key of the node it rests on, role of link);
    risk: low, normal or high (empty: the row's): how much proof, and whether another unit checks.
    """

    row: Commitment
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    support: Sequence[tuple[int, str]] = ()
    ups: Sequence[tuple[Key, str]] = ()
    risk: str = ""


def draft_many(drafts: Sequence[Draft], *, actor: Actor, at: datetime) -> list[Commitment]:
    """Draft commitments, all or none. Raises Refused with every reason at once.

    Exactly one lead unit each; a supporting unit is never the lead and has a duty.
    """
    if not drafts:
        return []
    refusals = refusals_of(drafts)
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        _number([d.row for d in drafts], at)
        for item in drafts:
            judge(item)
        rows = open_many([d.row for d in drafts], actor=actor, at=at, action="commitments.draft")
        CommitmentQuantity.objects.bulk_create(
            [quantity_row(d.row, code, q) for d in drafts for code, q in d.quantities.items()],
            batch_size=500,
        )
        Support.objects.bulk_create(
            [Support(commitment=d.row, county_id=d.row.county_id, unit_id=unit, duty=duty)
             for d in drafts for unit, duty in d.support], batch_size=500)  # fmt: skip
        link_many(
            [(up, ("commitment", d.row.pk), role) for d in drafts for up, role in d.ups],
            actor=actor,
            at=at,
        )
    return list(rows)


def draft(item: Draft, *, actor: Actor, at: datetime) -> Commitment:
    """Draft one commitment; see draft_many."""
    return draft_many([item], actor=actor, at=at)[0]


def redraft(
    row: Commitment,
    changes: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    reason: str = "",
) -> Commitment:
    """Change the wording or fields of a commitment; what was issued keeps its original date.

    Raises Refused where it is no longer a draft and no reason is given.
    """
    refusals = court_refusals({changes["lead_unit"].pk} if changes.get("lead_unit") else set())
    if row.state != "draft" and not reason.strip():
        refusals.append(_NO_REASON)
    if row.state != "draft" and set(changes) - WORDS:
        refusals.append(_PROMISED)
    if refusals:
        raise Refused(refusals)
    if changes.get("due_at") and changes["due_at"] != row.due_at:
        changes = {**changes, "clock": ""}
    found: Commitment = amend(
        row, changes, actor=actor, at=at, action="commitments.draft", reason=reason, seen=seen
    )
    return found


def refusals_of(drafts: Sequence[Draft]) -> list[Refusal]:
    """Why drafts cannot be made, every reason at once."""
    found = [r for d in drafts for r in _refusals(d)]
    return found + court_refusals({u for d in drafts for u in _units(d)})


def judge(item: Draft) -> None:
    """Set the row's risk, and whether another unit must check it."""
    row = item.row
    row.risk = item.risk or row.risk
    row.check_needed = check_needed(Matter(kind_of(row.kind).check, row.risk))


def _units(item: Draft) -> set[int]:
    lead = {item.row.lead_unit_id} if item.row.lead_unit_id else set()
    return lead | {unit for unit, _ in item.support}


def _refusals(item: Draft) -> list[Refusal]:
    found = []
    if item.row.kind not in kinds():
        found.append(
            Refusal(
                "commitment.kind",
                N_("There is no such kind: {kind}."),
                {"kind": item.row.kind},
                field="kind",
            )
        )
    for unit, duty in item.support:
        if unit == item.row.lead_unit_id:
            found.append(
                Refusal(
                    "commitment.two_hats",
                    N_("The lead unit cannot also be a supporting unit."),
                    field="support",
                )
            )
        if not duty.strip():
            found.append(
                Refusal(
                    "commitment.no_duty",
                    N_("Each supporting unit needs a sentence of duty."),
                    field="support",
                )
            )
    return found


def _number(rows: Sequence[Commitment], at: datetime) -> None:
    """Give gap-free numbers a county and year; the row of numbers is locked till the end."""
    wanted: dict[int, list[Commitment]] = {}
    for row in rows:
        if not row.number:
            wanted.setdefault(row.county_id, []).append(row)
    for county in sorted(wanted):
        given = numbers(county, len(wanted[county]), at)
        for row, number in zip(wanted[county], given, strict=True):
            row.number = number


def numbers(county: int, count: int, at: datetime) -> list[str]:
    """The next numbers of a county and year; the row of numbers is locked till the end."""
    year = at.astimezone(SHANGHAI).year
    Numbering.objects.get_or_create(county_id=county, year=year)
    found = Numbering.objects.select_for_update().get(county_id=county, year=year)
    first = found.last + 1
    found.last += count
    found.save(update_fields=["last"])
    return [f"{year}-{county}-{n:05d}" for n in range(first, found.last + 1)]
