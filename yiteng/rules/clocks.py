"""What a county may make of a preset: its own unit and amount, within bounds, with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.kind import ClockPreset
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

UNITS = (
    ("hours", N_("hours, through nights and holidays")),
    ("days", N_("natural days")),
    ("workdays", N_("workdays")),
    ("months", N_("months")),
)
#: The most that may be set of each unit: two years.
MOST = {"hours": 24 * 30, "days": 730, "workdays": 500, "months": 24}


def check(
    preset: ClockPreset, unit: str, amount: int, reason: str, held: tuple[str, int]
) -> Iterator[Refusal]:
    """Why a preset cannot be set so: out of bounds, longer than the law, nothing new, no reason."""
    if not 0 <= amount <= MOST[unit]:
        yield Refusal(
            "clocks.bounds",
            N_("It may be 0 (it does not run) to {most}."),
            {"most": MOST[unit]},
            field="amount",
        )
    elif preset.basis == "legal" and (unit != preset.kind or amount > preset.amount):
        yield Refusal(
            "clocks.law",
            N_("A legal limit is not made longer than the law says: {amount} at most."),
            {"amount": preset.amount},
            field="amount",
        )
    elif (unit, amount) == held:
        yield Refusal("clocks.same", N_("This holds already."), field="amount")
    if not reason.strip():
        yield Refusal("clocks.reason", N_("Say why the limit is changed."), field="reason")
