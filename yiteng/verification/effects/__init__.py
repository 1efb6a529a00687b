"""What verification adds to the steps of commitments."""

from __future__ import annotations

from yiteng.verification.effects.answers import (
    answer,
    answer_after,
    ask,
    come_back,
    outside,
    undo_ask,
)
from yiteng.verification.effects.checks import check, undo_check
from yiteng.verification.effects.facts import facts
from yiteng.verification.effects.reviews import conclude, open_review, undo_conclude
from yiteng.workflow.flow import Extension

EXTENSION = Extension(
    facts=facts,
    on={
        "verify": check("passed"),
        "return": check("returned"),
        "ask": ask,
        "ask_again": ask,
        "ask_after": ask,
        "answer_yes": answer("yes"),
        "answer_partly": answer("partly"),
        "answer_partly_again": answer("partly", open_review),
        "answer_no": answer("no"),
        "answer_no_again": answer("no", open_review),
        "answer_not_yet": answer("not_yet"),
        "answer_after": answer_after,
        "outside_yes": outside("yes"),
        "outside_no": outside("no"),
        "outside_no_again": outside("no", open_review),
        "recur": come_back,
        "conclude": conclude,
        "send_back": conclude,
    },
    undo={"verify": undo_check, "return": undo_check, "ask": undo_ask,
          "conclude": undo_conclude, "send_back": undo_conclude},
)  # fmt: skip
