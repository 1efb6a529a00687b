"""Verbs of verification: give proof, check, ask, answer, give an opinion."""

from __future__ import annotations

from yiteng.verification.actions.answers import answer_by_token, answer_many, hear, step_of
from yiteng.verification.actions.asking import (
    Ticket,
    ask,
    ask_many,
    code_hash,
    ticket,
    token_hash,
)
from yiteng.verification.actions.proofs import give_proof, give_proof_many
from yiteng.verification.actions.reviews import give_opinion, line_of, set_channel

__all__ = [
    "Ticket", "answer_by_token", "answer_many", "ask", "ask_many", "code_hash", "give_opinion",
    "give_proof", "give_proof_many", "hear", "line_of", "set_channel", "step_of", "ticket", "token_hash",
]  # fmt: skip
