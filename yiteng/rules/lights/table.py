"""The lights and the one table of precedence (architecture, law 5); lists filter by the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from yiteng.rules.words import N_

Turn = Literal["", "red_on", "amber_on", "step_on", "grey_on"]
ANSWERS = ("", "yes", "partly", "no", "silent")


@dataclass(frozen=True, slots=True)
class Light:
    """What is shown: shape and word always together, colour never alone.

    code: stable; symbol: the shape; word: message id; colour: token of the style sheet.
    why: sentence (message id with ``{name}`` places) that gives the reason, with its params.
    """

    code: str
    symbol: str
    word: str
    colour: str
    why: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


LIGHTS: dict[str, Light] = {
    light.code: light
    for light in (
        Light("overdue", "■", N_("Overdue"), "red"),
        Light("due_soon", "▲", N_("Due soon"), "amber"),
        Light("step_late", "△", N_("A step is late"), "amber"),
        Light("awaiting", "◆", N_("Awaiting confirmation"), "blue"),
        Light("stale", "○", N_("No progress for long"), "grey"),
        Light("on_plan", "●", N_("On plan"), "green"),
        Light("suspended", "‖", N_("Clock stopped"), "ink"),
        Light("confirmed", "✓", N_("Confirmed"), "gold"),
        Light("silence", "◇", N_("No answer came"), "ink"),
        Light("contested", "◇", N_("Closed with objection"), "ink"),
        Light("none", "–", N_("No clock runs"), "ink"),
    )
}

#: The order of legends and filters, the most pressing first.
LEGEND: tuple[str, ...] = tuple(code for code in LIGHTS if code != "none")

_WORKING = ("issued", "objected", "active")
_WAITING = ("reported", "verified", "asked")
_OPEN = _WORKING + _WAITING
_DONE = ("closed", "struck_off", "archived")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: it holds where all it names holds; the first row that holds wins.

    light: code; states: states it is for; turn: the column whose date must have come;
    confirmed: True where the served party's (or acceptor's) yes is needed;
    answers: the last answers it is for, empty for any.
    """

    light: str
    states: tuple[str, ...]
    turn: Turn = ""
    confirmed: bool = False
    answers: tuple[str, ...] = ()


#: THE table. A promise is late when its people have not got it by the date: reporting it done
#: does not put out a red light; only a confirmed close does. Who must move is said by “stuck”.
#: Limits beside the promise (law, firm, steps) turn it red or amber as the settings say.
#: Closed without a yes is never gold: silence stays silence, a reviewed “no” stays a “no”.
PRECEDENCE: tuple[Row, ...] = (
    Row("none", ("draft", "merged", "withdrawn")),
    Row("overdue", _OPEN, turn="red_on"),
    Row("due_soon", _OPEN, turn="amber_on"),
    Row("step_late", (*_OPEN, "suspended"), turn="step_on"),
    Row("awaiting", _WAITING),
    Row("stale", _WORKING, turn="grey_on"),
    Row("on_plan", _WORKING),
    Row("suspended", ("suspended",)),
    Row("confirmed", _DONE, confirmed=True),
    Row("contested", _DONE, answers=("no", "partly")),
    Row("silence", _DONE),
)
