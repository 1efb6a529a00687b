"""What designation has to tell: each new stage to the sides that did not take it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yiteng.messaging.actions import tell
from yiteng.rules.lifecycles.designation import AT_CITY, DESIGNATION
from yiteng.rules.messages import Notice, To
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change, Extension

_MOVED = N_("Designation case {number} is now at “{stage}”.")
#: What the institution must do something about, in its own words.
_OWN = {
    "ask_supplement": N_(
        "Designation case {number}: papers are missing, all of them are named once."
    ),
    "fail": N_(
        "Designation case {number} did not pass the evaluation; the reasons stand beside it."
    ),
}


def _moved(changes: Sequence[Change]) -> None:
    if changes:
        tell((notice for c in changes for notice in _notices(c)),
             county=changes[0].row.county_id, at=changes[0].case.at)  # fmt: skip


def _notices(change: Change) -> Iterator[Notice]:
    """To the institution, the branch and the city, whoever of them did not do it."""
    row, roles = change.row, change.case.actor.roles
    own = _OWN.get(change.step, _MOVED)
    if row.unit_id and row.unit_id != change.case.actor.unit:
        yield _notice(change, To("designation.apply", unit=row.unit_id), own)
    if "insurance_branch" not in roles:
        yield _notice(change, To("designation.handle", role="insurance_branch"), _MOVED)
    if row.state in AT_CITY and "city_reviewer" not in roles:
        yield _notice(change, To("designation.decide", role="city_reviewer"), _MOVED)


def _notice(change: Change, to: To, sentence: str) -> Notice:
    row = change.row
    return Notice(
        "stage", f"designation:{row.pk}:{change.step}:{row.version}", to, sentence,
        {"number": row.pk, "stage": DESIGNATION.state(row.state).title}, row.facility.name,
        row.url, change.case.at.astimezone(SHANGHAI).date(), invented=row.invented)  # fmt: skip


#: Every step that leads to another stage.
EXTENSION = Extension(on={s.code: _moved for s in DESIGNATION.steps if s.target is not None})
