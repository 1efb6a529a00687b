"""The kinds of parts a dossier is written in: model, form, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.gate import actions
from yiteng.gate.models import Goal, Item, Opinion, Paper, Part, Prescription
from yiteng.gate.paper_form import PaperForm
from yiteng.gate.part_forms import GoalForm, ItemForm, OpinionForm, PartForm
from yiteng.gate.prescription_form import PrescriptionForm
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: its name in addresses, model, form, the action that adds it, its title."""

    name: str
    model: type[Part]
    form: type[PartForm]
    add: Callable[..., Sequence[Any]]
    title: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("goals", Goal, GoalForm, actions.add_goals, N_("Goal")),
        Kind("items", Item, ItemForm, actions.add_items, N_("Agenda item")),
        Kind("papers", Paper, PaperForm, actions.add_papers, N_("Paper of an item")),
        Kind(
            "prescriptions",
            Prescription,
            PrescriptionForm,
            actions.add_prescriptions,
            N_("Prescription"),
        ),
        Kind("opinions", Opinion, OpinionForm, actions.add_opinions, N_("Opinion of a unit")),
    )
}


class PartName:
    """The name of a kind of part in an address."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> Kind:
        """The kind of that name."""
        return KINDS[value]

    def to_url(self, value: Kind | str) -> str:
        """The name of the kind."""
        return value if isinstance(value, str) else value.name
