"""Proof handed in, independent checks, questions to the people served and their answers."""

from __future__ import annotations

from yiteng.verification.models.answers import (
    ABOUT,
    CHANNELS,
    OWN_CHANNELS,
    Answer,
    OwnChannel,
    Question,
)
from yiteng.verification.models.proofs import Check, Proof
from yiteng.verification.models.reviews import Opinion, Review

__all__ = [
    "ABOUT", "CHANNELS", "OWN_CHANNELS", "Answer", "Check", "Opinion", "OwnChannel", "Proof",
    "Question", "Review",
]  # fmt: skip
