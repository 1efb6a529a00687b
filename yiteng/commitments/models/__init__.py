"""Tables of commitments."""

from __future__ import annotations

from yiteng.commitments.models.clocks import ClockSetting, RunningClock
from yiteng.commitments.models.commitment import LEVELS, Commitment
from yiteng.commitments.models.parts import (
    CommitmentQuantity,
    DeadlineEvent,
    Numbering,
    ObjectionWord,
    Request,
    StagePlan,
    Support,
)
from yiteng.commitments.models.rounds import PastRound
from yiteng.commitments.models.tally import Tally

__all__ = [
    "LEVELS", "ClockSetting", "Commitment", "CommitmentQuantity", "DeadlineEvent", "Numbering",
    "ObjectionWord", "PastRound", "Request", "RunningClock", "StagePlan", "Support", "Tally",
]  # fmt: skip
