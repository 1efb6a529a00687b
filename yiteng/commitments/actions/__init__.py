"""Verbs of commitments; every change of state goes through the one door."""

from __future__ import annotations

from yiteng.commitments.actions.bulk import Drafting
from yiteng.commitments.actions.clocks import set_clock
from yiteng.commitments.actions.draft import Draft, draft, draft_many, redraft
from yiteng.commitments.actions.entries import enter
from yiteng.commitments.actions.figures import record_figures
from yiteng.commitments.actions.steps import plan_stages, take, take_each, take_many

__all__ = [
    "Draft",
    "Drafting",
    "draft",
    "draft_many",
    "enter",
    "plan_stages",
    "record_figures",
    "redraft",
    "set_clock",
    "take",
    "take_each",
    "take_many",
]
