"""Lights: a shape and a word, never a colour alone (design: Colours, in order of precedence)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Lamp:
    """How a light looks: code (also its class), shape and word (message id)."""

    code: str
    shape: str
    word: str


LAMPS = {
    lamp.code: lamp
    for lamp in (
        Lamp("red", "■", N_("Overdue")),
        Lamp("amber", "▲", N_("Due soon")),
        Lamp("blue", "◆", N_("Waiting for confirmation")),
        Lamp("grey", "○", N_("No progress for long")),
        Lamp("green", "●", N_("On schedule")),
        Lamp("paused", "‖", N_("Clock stopped")),
        Lamp("gold", "✓", N_("Confirmed")),
    )
}
#: Other codes the rule book uses for the same lights.
ALIASES = {
    "overdue": "red",
    "due_soon": "amber",
    "due": "amber",
    "to_confirm": "blue",
    "waiting": "blue",
    "silent": "grey",
    "stale": "grey",
    "no_progress": "grey",
    "on_track": "green",
    "on_schedule": "green",
    "suspended": "paused",
    "clock_stopped": "paused",
    "confirmed": "gold",
}


def lamp(item: Any) -> Lamp | None:
    """The lamp of a code, of a light of the rule book, or of a row with a light; None without."""
    for _ in range(3):
        if item is None or item == "":
            return None
        if isinstance(item, str):
            code = str(getattr(item, "value", item))
            return LAMPS.get(ALIASES.get(code, code))
        item = getattr(item, "light", None) or getattr(item, "code", None)
    return None
