"""Minutes in revisions: when they may be written, when corrected, and the sentences why not.

Source: practice of the offices (纪要 is drafted from the 议定事项, issued once, and then only
corrected by a notice of correction, 更正).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: States of a meeting in which its minutes are drafted; those in which they stand issued.
DRAFTED = ("running", "held")
ISSUED = ("minuted", "closed")
LONGEST = 60_000


def may_write(state: str) -> Iterator[Refusal]:
    """Why minutes are not drafted now."""
    if state in ISSUED:
        yield Refusal(
            "minutes.issued",
            N_("The minutes are issued and stay as they are; write a correction with its reason."),
        )
    elif state not in DRAFTED:
        yield Refusal(
            "minutes.too_early", N_("Minutes are written from the beginning of the meeting on.")
        )


def may_correct(state: str, reason: str) -> Iterator[Refusal]:
    """Why a correction is not taken."""
    if state not in ISSUED:
        yield Refusal(
            "minutes.not_issued", N_("The minutes are not issued yet; change the draft itself.")
        )
    if not reason.strip():
        yield Refusal(
            "minutes.why",
            N_("Say why the issued minutes are corrected; the reason stands beside them."),
            field="reason",
        )


def text(new: str, present: str) -> Iterator[Refusal]:
    """What speaks against a text."""
    if not new.strip():
        yield Refusal("minutes.empty", N_("The minutes are empty."), field="text")
    elif new == present:
        yield Refusal("minutes.same", N_("Nothing was changed."), field="text")
    if len(new) > LONGEST:
        yield Refusal(
            "minutes.long",
            N_("Minutes hold at most {n} characters; this text has {found}."),
            {"n": LONGEST, "found": len(new)},
            field="text",
        )


def conflict(places: int) -> Refusal:
    """For who came second to the same sentences."""
    return Refusal(
        "minutes.conflict",
        N_(
            "Others changed the same sentences meanwhile, at {n} places. Both texts stand below, "
            "nothing is lost: keep what is right and save again."
        ),
        {"n": places},
        field="text",
    )
