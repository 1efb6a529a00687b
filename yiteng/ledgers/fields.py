"""What a column may hold: the columns of a commitment, and the fields of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from django.utils.translation import gettext, override

from yiteng.commitments.kinds import kinds
from yiteng.ledgers.columns import ALSO, COMMON, LEGAL, Target
from yiteng.ledgers.limits import amounts
from yiteng.ledgers.sheets.heads import normal
from yiteng.rules.kind import ClockPreset, Field, Kind

#: What a link upstream is called in the kinds that have it; what only kinds with hours have.
UPS = {"measure": "carries_out", "problem": "solves", "decision": "decided"}
_HOURS = ("received_at", "cliff_at")
FIGURES = ("number_of", "money", "quantity")
#: Columns kept as the row of a commitment, in the order of a sheet that is exported for editing.
COLUMNS = (
    "title",
    "content",
    "lead_unit",
    "support",
    "theme",
    "also_theme",
    "area",
    "due",
    "starts_on",
    "served_name",
    "origin_ref",
)


def targets(kind: Kind) -> dict[str, Target]:
    """All a column of a ledger of this kind may become, by code, in their order."""
    found = {target.code: _fitted(target, kind) for target in COMMON if _has(kind, target.code)}
    for field in kind.fields:
        found.setdefault(field.code, _target(field))
    return found


def _has(kind: Kind, code: str) -> bool:
    """Whether a kind has a common column: an acceptor, a legal limit, hours, a link upstream."""
    if code == "acceptor":
        return kind.served == "acceptor"
    if code == LEGAL:
        return bool(_legal(kind))
    roles = {role for need in kind.needs for role in need.split("|")}
    return UPS.get(code) in (None, *roles) and (code not in _HOURS or _by_hours(kind))


def _fitted(target: Target, kind: Kind) -> Target:
    """A common column as this kind has it: its own stages, legal limits, and dates with hours."""
    if target.code == "stage":
        return replace(target, choices=tuple((stage.code, stage.title) for stage in kind.stages))
    if target.code == LEGAL:
        limits = _legal(kind)
        return replace(
            target, choices=tuple((c.code, c.title) for c in limits), also=amounts(limits)
        )
    if target.code == "checker_unit" and kind.served == "acceptor":
        return replace(target, names=tuple(n for n in target.names if n != "验收单位"))
    return replace(target, kind="until") if target.code == "due" and _by_hours(kind) else target


def _by_hours(kind: Kind) -> bool:
    return any(clock.kind == "hours" for clock in kind.clocks)


def _legal(kind: Kind) -> list[ClockPreset]:
    return [clock for clock in kind.clocks if clock.basis == "legal"]


@cache
def known_of(kind: str) -> dict[str, Target]:
    """`targets` by the code of a kind; what has no kind any more may become nothing."""
    found = kinds().get(kind)
    return targets(found) if found else {}


def _target(field: Field) -> Target:
    kinds = {
        "number": "number_of",
        "money": "money",
        "quantity": "quantity",
        "date": "day",
        "choice": "choice",
        "bool": "yes",
        "moment": "moment",
    }
    unit = field.unit or ("CNY" if field.kind == "money" else "")
    return Target(field.code, field.label, kinds.get(field.kind, "text"), ALSO.get(field.code, ()),
                  300, unit, field.status, field.choices)  # fmt: skip


def is_figure(target: Target) -> bool:
    """Whether the column holds figures with a unit."""
    return target.kind in FIGURES


def names(kind: Kind, remembered: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Normal words of a head → code of a target: titles in both languages, usual names, memory.

    remembered: what the unit chose before: normal words → {field, unit}; an empty field says
    that the column is left out.
    """
    found: dict[str, str] = {}
    for target in targets(kind).values():
        for language in ("zh-hans", "en"):
            with override(language):
                found.setdefault(normal(gettext(target.title)), target.code)
        for name in target.names:
            found.setdefault(normal(name), target.code)
    return found | {head: said.get("field", "") for head, said in remembered.items()}
