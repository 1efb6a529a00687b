"""What is recorded of a meeting: model, form, action, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yiteng.meetings import actions, forms
from yiteng.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Direction,
    Document,
    Meeting,
    Session,
)
from yiteng.meetings.outcome_forms import DecisionForm
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: name in addresses, model, form, the actions that write it, its title.

    removable: whether it may be taken out again; items are taken off, decisions stay.
    """

    name: str
    model: type[Any]
    form: type[forms.RecordForm]
    add: Callable[..., Any]
    title: str
    change: Callable[..., Any] = actions.change
    removable: bool = True


def _attend(meeting: Meeting, row: Attendance, **by: Any) -> None:
    actions.record_attendance(meeting, [row], **by)


def _one(action: Callable[..., Any]) -> Callable[..., None]:
    def add(meeting: Meeting, row: Any, **by: Any) -> None:
        action([row], **by)

    return add


KINDS = {
    kind.name: kind
    for kind in (
        Kind("sessions", Session, forms.SessionForm, _one(actions.add_sessions), N_("Sitting")),
        Kind(
            "agenda",
            AgendaItem,
            forms.AgendaForm,
            _one(actions.add_agenda),
            N_("Agenda item"),
            removable=False,
        ),
        Kind("attendance", Attendance, forms.AttendanceForm, _attend, N_("Attendance")),
        Kind(
            "directions",
            Direction,
            forms.DirectionForm,
            _one(actions.add_directions),
            N_("Direction"),
        ),
        Kind(
            "documents", Document, forms.DocumentForm, _one(actions.add_documents), N_("Document")
        ),
        Kind(
            "decisions",
            Decision,
            DecisionForm,
            _one(actions.add_decisions),
            N_("Decision of the meeting"),
            actions.complete_decision,
            False,
        ),
    )
}


class PartName:
    """The name of a kind of record in an address."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> Kind:
        """The kind of that name."""
        return KINDS[value]

    def to_url(self, value: Kind | str) -> str:
        """The name of the kind."""
        return value if isinstance(value, str) else value.name
