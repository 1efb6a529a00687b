"""What each step does to the row and to the rows beside it, in bulk."""

from __future__ import annotations

from collections.abc import Mapping

from yiteng.commitments.effects import (
    answers,
    clocks,
    objections,
    rounds,
    start,
    support,
    time,
    work,
)
from yiteng.workflow.flow import Effect

_ON: Mapping[str, Effect] = {
    **start.ON, **objections.ON, **support.ON, **work.ON, **time.ON, **answers.ON, **rounds.ON,
}  # fmt: skip
_UNDO: Mapping[str, Effect] = {
    **start.UNDO, **objections.UNDO, **support.UNDO, **work.UNDO, **time.UNDO, **answers.UNDO, **rounds.UNDO,
}  # fmt: skip
_AGAIN = ("answer_no", "answer_partly")
_BACK = ("return", "send_back")


def _with_clocks(effects: Mapping[str, Effect], *, undo: bool = False) -> dict[str, Effect]:
    """The effects, with what each step means for the clocks of the row."""
    found = dict(effects)
    for step in clocks.STEPS:
        more = clocks.unmeet if undo else clocks.meet(step)
        found[step] = clocks.then(effects[step], more) if step in effects else more
    if not undo:
        for step in _AGAIN:
            found[step] = clocks.then(effects[step], clocks.begin_again)
        for step in _BACK:
            found[step] = clocks.then(effects[step], clocks.run_again)
    return found


ON: Mapping[str, Effect] = {**_with_clocks(_ON), "meet_clock": clocks.meet_by_hand}
UNDO: Mapping[str, Effect] = {**_with_clocks(_UNDO, undo=True), "meet_clock": clocks.unmeet}
