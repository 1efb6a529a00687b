"""Opening applications, writing their dossiers, and deciding on them.

`dossier`: open_applications, describe, treat_problems, leave_problem. `parts`: add_goals, add_items,
add_papers, add_prescriptions, add_opinions, change_part, remove_part. `files`: add_with_files, change_with_files.
`decide`: submit, review, approve, approve_against, send_back, postpone, merge, reshape, and take /
take_many for any step by its code. `joining`: propose_join, take_offered, decline_offered.
`notices`: take_note.
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
    describe,
    leave_problem,
    open_applications,
    treat_problems,
)
from yiteng.gate.actions.files import add_with_files, change_with_files
from yiteng.gate.actions.joining import decline_offered, propose_join, take_offered
from yiteng.gate.actions.notices import take_note
from yiteng.gate.actions.parts import (
    add_goals,
    add_items,
    add_opinions,
    add_papers,
    add_prescriptions,
    change_part,
    remove_part,
)

__all__ = [
    "add_goals",
    "add_items",
    "add_opinions",
    "add_papers",
    "add_prescriptions",
    "add_with_files",
    "approve",
    "approve_against",
    "change_part",
    "change_with_files",
    "decline_offered",
    "describe",
    "leave_problem",
    "merge",
    "open_applications",
    "postpone",
    "propose_join",
    "remove_part",
    "reshape",
    "review",
    "send_back",
    "submit",
    "take",
    "take_many",
    "take_note",
    "take_offered",
    "treat_problems",
]
