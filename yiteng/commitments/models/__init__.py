"""Tables of commitments."""

from __future__ import annotations

from yiteng.commitments.models.commitment import LEVELS, Commitment
from yiteng.commitments.models.parts import (
    CommitmentQuantity,
    DeadlineEvent,
    Numbering,
    Request,
    StagePlan,
    Support,
)
from yiteng.commitments.models.tally import Tally

__all__ = [
    "LEVELS", "Commitment", "CommitmentQuantity", "DeadlineEvent", "Numbering", "Request", "StagePlan",
    "Support", "Tally",
]  # fmt: skip
