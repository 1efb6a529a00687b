"""Lots of the demo's day, two visits of the invented town, households of one of its villages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.moments import TODAY, on
from yiteng.demo.content.posts import town_checker
from yiteng.demo.load.keys import Keys
from yiteng.sampling.actions import draw_all, draw_households, hear_households, record_result
from yiteng.sampling.models import Lot
from yiteng.workflow.clock import real_now

_NIGHT, _MORNING = on(TODAY.isoformat(), "02:00"), on(TODAY.isoformat(), "08:00")
#: What the drawn households of the invented village say, in the order of their positions.
_SAID = ("yes",) * 11 + ("partly", "no", "yes", "absent", "absent", "not_yet")
_ASKED = "XE10"


def load(keys: Keys) -> None:
    """Draw what is due, record what the invented town's checker found, ask households."""
    draw_all(TODAY, _NIGHT, real=real_now() + timedelta(days=1))  # the day of loading is over
    checker = keys.actors[town_checker(EXAMPLE_TOWN)]
    visits = Lot.objects.filter(drawn=True, invented=True, town=checker.town).exclude(
        closed_on=None
    )
    for lot in visits.order_by("id")[:2]:
        record_result(lot, "stands", "到村看过，仍在正常使用", actor=checker, at=_MORNING)
    _ask(keys, checker)


def _ask(keys: Keys, checker: Any) -> None:
    row = Commitment.objects.get(pk=keys.commitments[_ASKED])
    made = draw_households(
        row, "示例五村户籍册（2023年3月）", 186, actor=checker, today=TODAY, at=_MORNING
    )
    said = dict(zip(made.positions, _SAID, strict=False))
    words = "雨棚装得结实；西头那处离路太近"
    hear_households(made, said, words, actor=checker, at=_MORNING)
