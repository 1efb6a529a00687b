"""The one road of all commitments (law 1): states, steps and checks."""

from __future__ import annotations

from yiteng.rules.lifecycle import Lifecycle
from yiteng.rules.lifecycles.commitment.facts import CommitmentFacts
from yiteng.rules.lifecycles.commitment.states import STATES
from yiteng.rules.lifecycles.commitment.steps_after import STEPS_AFTER
from yiteng.rules.lifecycles.commitment.steps_ask import STEPS_ASK
from yiteng.rules.lifecycles.commitment.steps_do import STEPS_DO
from yiteng.rules.lifecycles.commitment.steps_object import STEPS_OBJECT
from yiteng.rules.lifecycles.commitment.steps_start import STEPS_OUT, STEPS_START
from yiteng.rules.lifecycles.commitment.steps_support import STEPS_SUPPORT
from yiteng.rules.lifecycles.commitment.steps_time import STEPS_TIME
from yiteng.rules.words import N_

__all__ = ["COMMITMENT", "STATES", "CommitmentFacts"]

COMMITMENT = Lifecycle(
    code="commitment",
    title=N_("Commitment"),
    states=STATES,
    steps=(
        *STEPS_START,
        *STEPS_OBJECT,
        *STEPS_DO,
        *STEPS_SUPPORT,
        *STEPS_TIME,
        *STEPS_ASK,
        *STEPS_AFTER,
        *STEPS_OUT,
    ),
)
