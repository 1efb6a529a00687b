"""What stands beside the best choice: alternatives and the curve, within their time."""

from __future__ import annotations

import numpy as np

from yiteng.reach.plain.choosing import Ground, answer
from yiteng.reach.plain.question import Question


def test_what_stands_beside_the_best_ends_when_its_time_is_up_and_says_so() -> None:
    line = np.abs(np.arange(80.0)[:, None] - np.arange(80.0)[None, :])
    ground = Ground(minutes=line, people=np.ones(80), state=["candidate"] * 80)
    whole = answer(ground, Question(p=12, alternatives=True, curve=14))
    assert [row["p"] for row in whole["curve"]] == list(range(1, 15))
    assert len(whole["alternatives"]) == 12 and "stopped" not in whole
    cut = answer(ground, Question(p=12, alternatives=True, curve=14, beside=0.0))
    assert (cut["curve"], cut["alternatives"]) == ([], [])
    assert cut["stopped"] == ["curve", "alternatives"]
    assert (cut["objective"], cut["proved"]) == (whole["objective"], True)
