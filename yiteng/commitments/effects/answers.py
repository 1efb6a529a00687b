"""What an answer does: yes closes, no reopens, a second no leads to a review."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yiteng.commitments.models import Commitment
from yiteng.workflow.flow import Change, Effect


def each(change_row: Callable[[Commitment, Change], None]) -> Effect:
    """An effect from a function of one row; it touches the row only."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            change_row(change.row, change)

    return effect


def close(reason: str, confirmed: bool) -> Effect:
    """Closing with its reason; confirmed only where somebody said so."""

    def row_closed(row: Commitment, change: Change) -> None:
        row.closed_at, row.close_reason, row.confirmed = change.case.at, reason, confirmed
        row.first_closed_at = row.first_closed_at or change.case.at
        row.under_review, row.review_since = False, None

    return each(row_closed)


def _reopen(row: Commitment, change: Change) -> None:
    row.checked = row.confirmed = row.under_review = False
    row.review_since = None
    row.close_reason = ""


def _no(row: Commitment, change: Change) -> None:
    row.no_count += 1
    row.checked = False


def _partly(row: Commitment, change: Change) -> None:
    row.partly_count += 1
    row.checked = False


def _review(row: Commitment, change: Change) -> None:
    row.under_review, row.review_since = True, change.case.today


def _no_again(row: Commitment, change: Change) -> None:
    row.no_count += 1
    _review(row, change)


def _partly_again(row: Commitment, change: Change) -> None:
    row.partly_count += 1
    _review(row, change)


ON: dict[str, Effect] = {
    "answer_yes": close("yes", True),
    "answer_partly": each(_partly),
    "answer_partly_again": each(_partly_again),
    "answer_no": each(_no),
    "answer_no_again": each(_no_again),
    "conclude": close("review", False),
    "send_back": each(_reopen),
    "outside_yes": close("yes", True),
    "outside_no": each(_no),
    "outside_no_again": each(_no_again),
    "accept": close("accepted", True),
    "close_silent": close("silence", False),
}
UNDO: dict[str, Effect] = {}
