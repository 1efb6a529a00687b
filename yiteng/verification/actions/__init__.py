"""Verbs of verification: give proof, check, ask, answer."""

from __future__ import annotations

from yiteng.verification.actions.answers import answer_by_token, answer_many, step_of
from yiteng.verification.actions.asking import ask, ask_many, token_hash
from yiteng.verification.actions.proofs import give_proof, give_proof_many

__all__ = [
    "answer_by_token", "answer_many", "ask", "ask_many", "give_proof", "give_proof_many",
    "step_of", "token_hash",
]  # fmt: skip
