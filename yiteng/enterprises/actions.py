"""Registering firms, their own aims, alliances and service points; each enters the trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from yiteng.enterprises.models import (
    Alliance,
    Enterprise,
    Indicator,
    Membership,
    ServicePoint,
)
from yiteng.rules.actor import Actor
from yiteng.rules.codes import check_uscc, normal_uscc
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add_many
from yiteng.workflow.trail import entry, values, write

FIRM = ("code", "name", "industry", "stage", "invented")
_ALLIANCE = ("name", "industry", "legal_form", "founded_on", "invented")
_POINT = ("kind", "name", "opened_on", "invented")


def register_firms(firms: Sequence[Enterprise], *, actor: Actor, at: datetime) -> list[Enterprise]:
    """Enter firms into the register, all or none; codes must pass both check digits.

    Raises Refused: a wrong code (GB 32100), a code that is there already, or twice in the list.
    """
    for firm in firms:
        firm.code = normal_uscc(firm.code) if firm.code else None
    codes = [firm.code for firm in firms if firm.code]
    refusals = [r for code in codes for r in check_uscc(code, field="code")]
    rows = Enterprise.objects.filter(code__in=codes).values_list("code", flat=True)
    taken = {code for code in rows if code}
    taken |= {code for code in codes if codes.count(code) > 1}
    refusals += [
        Refusal("enterprises.code_taken", N_("The code {code} is in the register already."),
                {"code": code}, field="code")
        for code in sorted(taken)
    ]  # fmt: skip
    if refusals:
        raise Refused(refusals)
    return add_many(firms, actor=actor, at=at, action="enterprises.write", audited=FIRM)


def note_indicators(rows: Sequence[Indicator], *, actor: Actor, at: datetime) -> list[Indicator]:
    """Note aims and figures of firms' own; they are never supervised items (S12)."""
    _may(actor)
    with transaction.atomic():
        Indicator.objects.bulk_create(rows)
        firms = [row.enterprise for row in rows]
        write(firms, [
            entry(row.enterprise, action="indicator", actor=actor, at=at, before={},
                  after=values(row, ("code", "value", "unit", "status")))
            for row in rows
        ])  # fmt: skip
    return list(rows)


def found_alliances(rows: Sequence[Alliance], *, actor: Actor, at: datetime) -> list[Alliance]:
    """Enter alliances with their legal form and founding date."""
    return add_many(rows, actor=actor, at=at, action="enterprises.write", audited=_ALLIANCE)


def join_alliance(
    alliance: Alliance,
    firms: Sequence[Enterprise],
    *,
    role: str,
    on: date,
    actor: Actor,
    at: datetime,
) -> int:
    """Let firms join an alliance as makers or suppliers; those in it already stay as they are.

    Returns how many joined.
    """
    _may(actor)
    there = set(
        alliance.memberships.filter(left_on__isnull=True).values_list("enterprise_id", flat=True)
    )
    new = [
        Membership(alliance=alliance, enterprise=firm, role=role, joined_on=on)
        for firm in firms
        if firm.pk not in there
    ]
    with transaction.atomic():
        Membership.objects.bulk_create(new, batch_size=500)
        write(
            [alliance],
            [
                entry(
                    alliance,
                    action="join",
                    actor=actor,
                    at=at,
                    before={},
                    after={"joined": len(new), "role": role, "on": on.isoformat()},
                )
            ],
        )
    return len(new)


def open_points(rows: Sequence[ServicePoint], *, actor: Actor, at: datetime) -> list[ServicePoint]:
    """Enter service points (errand team, life-cycle centre) with their opening dates."""
    return add_many(rows, actor=actor, at=at, action="enterprises.write", audited=_POINT)


def _may(actor: Actor) -> None:
    if not actor.may("enterprises.write"):
        raise Refused(
            [
                Refusal(
                    "enterprises.not_permitted",
                    N_("Your post has no right to change the register."),
                )
            ]
        )
