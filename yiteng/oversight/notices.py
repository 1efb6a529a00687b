"""What supervision has to tell: a plan to who designates it, a conclusion to who was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from yiteng.messaging.actions import tell
from yiteng.oversight.models import Inspection, Subject
from yiteng.rules.inspection import review_until
from yiteng.rules.messages import Notice, To
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change, Effect, Extension

_PROPOSED = N_("Supervision {number} is put before you to be designated.")
_DESIGNATED = N_("Supervision {number} is designated and may begin.")
_RETURNED = N_("The plan of supervision {number} was returned; the reasons stand beside it.")
_CONCLUDED = N_(
    "Supervision {number}: its conclusion is fed back; a review may be asked for until {day}."
)
_ASKED = N_("Supervision {number}: a review is asked for, to be decided by {day}.")
_DECIDED = N_("Supervision {number}: the review is decided.")


def _proposed(changes: Sequence[Change]) -> None:
    _each(changes, To("oversight.designate", role="leader"), _PROPOSED)


def _back(sentence: str) -> Effect:
    def told(changes: Sequence[Change]) -> None:
        for change in changes:
            _each([change], To("oversight.run", role=_role(change.row)), sentence)

    return told


def _role(row: Inspection) -> str:
    return "party_supervision" if row.line == "party" else "supervision"


def _each(changes: Sequence[Change], to: To, sentence: str) -> None:
    for c in changes:
        _tell(c.row, [_notice(c.row, f"{c.step}:{c.row.version}", to, sentence)], c.case.at)


def _concluded(changes: Sequence[Change]) -> None:
    """Each unit that was looked at is told of its own conclusion."""
    for c in changes:
        day = review_until(c.case.at.astimezone(SHANGHAI).date())
        _tell(c.row, [
            _notice(c.row, f"concluded:{s.pk}", To("oversight.object", unit=s.unit_id), _CONCLUDED,
                    day, f"/oversight/units/{s.pk}/")
            for s in Subject.objects.filter(inspection=c.row)
        ], c.case.at)  # fmt: skip


def review_asked(subject: Subject, at: datetime) -> None:
    """A review waits for other staff: the office is told, with the last day."""
    row = subject.inspection
    _tell(row, [_notice(row, f"review:{subject.pk}", To("oversight.review", role=_role(row)), _ASKED,
                        subject.review_due, f"/oversight/units/{subject.pk}/")], at)  # fmt: skip


def review_decided(subject: Subject, at: datetime) -> None:
    """The unit that asked is told that its review is decided."""
    row = subject.inspection
    _tell(row, [_notice(row, f"decided:{subject.pk}", To("oversight.object", unit=subject.unit_id),
                        _DECIDED, None, f"/oversight/units/{subject.pk}/")], at)  # fmt: skip


def _tell(row: Inspection, notices: Iterable[Notice], at: datetime) -> None:
    tell(notices, county=row.county_id, at=at)


def _notice(
    row: Inspection, key: str, to: To, sentence: str, day: date | None = None, url: str = ""
) -> Notice:
    return Notice(
        "supervision", f"oversight:{row.pk}:{key}", to, sentence,
        {"number": row.number, **({"day": day.isoformat()} if day else {})}, row.title,
        url or f"/oversight/{row.pk}/", day, invented=row.invented)  # fmt: skip


EXTENSION = Extension(
    on={"propose": _proposed, "designate": _back(_DESIGNATED), "return": _back(_RETURNED),
        "conclude": _concluded}
)  # fmt: skip
