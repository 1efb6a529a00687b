"""Lots of the demo's day, households of one of the invented town's villages.

Visits are drawn of what had been closed thirty days before the month began: nothing yet.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.moments import TODAY, on
from yiteng.demo.content.posts import town_checker
from yiteng.demo.load.keys import Keys
from yiteng.sampling.actions import draw_all, draw_households, hear_households
from yiteng.workflow.clock import real_now

_NIGHT, _MORNING = on(TODAY.isoformat(), "02:00"), on(TODAY.isoformat(), "08:00")
#: What the drawn households of the invented village say, in the order of their positions.
_SAID = ("yes",) * 11 + ("partly", "no", "yes", "absent", "absent", "not_yet")
_ASKED = "XE10"


def load(keys: Keys) -> None:
    """Draw what is due and ask households."""
    draw_all(TODAY, _NIGHT, real=real_now() + timedelta(days=1))  # the day of loading is over
    checker = keys.actors[town_checker(EXAMPLE_TOWN)]
    _ask(keys, checker)


def _ask(keys: Keys, checker: Any) -> None:
    row = Commitment.objects.get(pk=keys.commitments[_ASKED])
    made = draw_households(
        row, "示例五村户籍册（2023年3月）", 186, actor=checker, today=TODAY, at=_MORNING
    )
    said = dict(zip(made.positions, _SAID, strict=False))
    words = "雨棚装得结实；西头那处离路太近"
    hear_households(made, said, words, actor=checker, at=_MORNING)
