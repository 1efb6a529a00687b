"""Case files asked for by one post and agreed to by another unit's."""

from __future__ import annotations

from yiteng.casefiles import actions
from yiteng.demo.content.casefiles import CASEFILES
from yiteng.demo.load.keys import Keys, morning


def load(keys: Keys) -> None:
    """Each is asked for on its day; agreed to where the content says so."""
    for one in CASEFILES:
        first, second = keys.actors[one.asked_by], keys.actors[one.second]
        casefile = actions.ask(
            keys.applications[one.application], reason=one.reason, second_unit=second.unit,
            actor=first, at=morning(one.asked),
        )  # fmt: skip
        if one.agreed:
            actions.take(casefile, "agree", actor=second, at=morning(one.agreed))
