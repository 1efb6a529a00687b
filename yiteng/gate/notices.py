"""What the gate has to tell: an opinion to those who decide, a verdict to those who applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yiteng.messaging.actions import tell
from yiteng.rules.messages import Notice, To, meeting_presses
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change, Extension

#: Step → what the applicant is told. The reasons stand on the application, not in the mail.
VERDICTS = {
    "approve": N_("Application {number} is approved: the meeting may be convened."),
    "approve_against": N_("Application {number} is approved against the opinion, with reasons."),
    "return": N_("Application {number} was returned for completion; the reasons stand beside it."),
    "postpone": N_("Application {number} was postponed; until when and why stands beside it."),
    "merge": N_("Application {number} was joined with another meeting."),
    "reshape": N_("Application {number} was given another form than a meeting."),
}
_OPINION = N_("Application {number} has its opinion and awaits your decision.")


def _verdicts(changes: Sequence[Change]) -> None:
    _tell(changes, (_notice(c, To("gate.apply", unit=c.row.unit_id), VERDICTS[c.step])
                    for c in changes))  # fmt: skip


def _opinions(changes: Sequence[Change]) -> None:
    _tell(changes, (_notice(c, To("gate.decide", role="leader"), _OPINION) for c in changes))


def _tell(changes: Sequence[Change], notices: Iterator[Notice]) -> None:
    if changes:
        tell(notices, county=changes[0].row.county_id, at=changes[0].case.at)


def _notice(change: Change, to: To, sentence: str) -> Notice:
    row, today = change.row, change.case.at.astimezone(SHANGHAI).date()
    return Notice(
        "verdict", f"gate:{row.pk}:{change.step}:{row.version}", to, sentence,
        {"number": row.number}, row.title, f"/applications/{row.pk}/", row.wanted_on,
        urgent=meeting_presses(row.wanted_on, today), invented=row.invented)  # fmt: skip


EXTENSION = Extension(on={**dict.fromkeys(VERDICTS, _verdicts), "review": _opinions})
