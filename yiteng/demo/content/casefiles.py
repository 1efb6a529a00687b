"""Case files of applications of the invented 示例镇: one agreed to, one that waits. Invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case file: of which application, asked by which post for what, answered by which post.

    agreed: the day the second post agreed; None while it waits.
    """

    application: str
    asked_by: str
    asked: date
    reason: str
    second: str
    agreed: date | None = None


CASEFILES: Final = (
    Wanted(
        "AX_AGAINST",
        "secretary_gov",
        date(2023, 3, 28),
        "向区人大代表说明示例镇集市搬迁动员会审核、审定时各自掌握的情况。",
        "discipline_check",
        date(2023, 3, 29),
    ),
    Wanted(
        "AX_CURE",
        "secretary_gov",
        date(2023, 3, 30),
        "示例镇询问村级供水工作会退回时的依据，供复核使用。",
        "discipline_check",
    ),
)
