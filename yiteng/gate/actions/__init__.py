"""Opening applications, writing their dossiers, and deciding on them.

`dossier`: open_applications, treat_problems, leave_problem, add_goals, add_items, add_prescriptions,
add_opinions, change_part, remove_part. `decide`: submit, review, approve, approve_against,
send_back, postpone, merge, reshape, and take / take_many for any step by its code.
"""

from __future__ import annotations

from yiteng.gate.actions.decide import (
    approve,
    approve_against,
    merge,
    postpone,
    reshape,
    review,
    send_back,
    submit,
    take,
    take_many,
)
from yiteng.gate.actions.dossier import (
    add_goals,
    add_items,
    add_opinions,
    add_prescriptions,
    change_part,
    describe,
    leave_problem,
    open_applications,
    remove_part,
    treat_problems,
)

__all__ = [
    "add_goals",
    "add_items",
    "add_opinions",
    "add_prescriptions",
    "approve",
    "approve_against",
    "change_part",
    "describe",
    "leave_problem",
    "merge",
    "open_applications",
    "postpone",
    "remove_part",
    "reshape",
    "review",
    "send_back",
    "submit",
    "take",
    "take_many",
    "treat_problems",
]
