"""What a kind of commitment is: data, in a folder of its own (law 1: one road, many kinds)."""

from __future__ import annotations

from dataclasses import dataclass, field

from yiteng.rules.proof import Requirement
from yiteng.rules.words import N_

ORIGINS = ("meeting", "superior", "instruction", "request", "complaint", "audit")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind. kind: text, number, money, quantity, date, moment, choice, bool.

    Quantities and money become rows of CommitmentQuantity under ``code`` and ``status``;
    everything else is kept for display. public: may pass to the public face after review.
    """

    code: str
    label: str
    kind: str = "text"
    unit: str = ""
    status: str = "planned"
    required: bool = False
    public: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage on the way; share: where between start and due date it is planned, 0 to 1."""

    code: str
    title: str
    share: float


@dataclass(frozen=True, slots=True)
class ClockPreset:
    """A limit to start from; a county may set its own amount.

    code: within the kind; kind: hours, days, workdays or months; amount; source: where it comes
    from. title: what it limits (empty: the whole matter).
    basis: ``promised`` may set the date, ``legal`` stands beside it, ``step`` runs beside it.
    ends: the step that meets it, or ``stage:code``; empty where it is noted by hand.
    starts: ``issue``, ``unmet`` (people said no or partly) or ``end`` (shown, not run: it begins
    when the matter has ended). on: whether it runs where the county set nothing.
    """

    code: str
    kind: str
    amount: int
    source: str
    title: str = N_("The whole matter")
    basis: str = "promised"
    ends: str = "report"
    starts: str = "issue"
    on: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of commitment; see docs/adding-a-kind.md.

    served: who is asked (firm, village, residents, unit, person, acceptor).
    needs: link roles every commitment of the kind must have upstream.
    measured: figures that were promised, each with the figure that measures it.
    called: words by which a sheet's name or title says that it holds the kind, beside ``title``.
    """

    code: str
    title: str
    fields: tuple[Field, ...]
    stages: tuple[Stage, ...]
    clocks: tuple[ClockPreset, ...]
    origins: tuple[str, ...]
    needs: tuple[str, ...]
    served: str
    proof: tuple[Requirement, ...]
    check: str = "sampled"
    notes: tuple[str, ...] = field(default_factory=tuple)
    measured: tuple[tuple[str, str], ...] = ()
    called: tuple[str, ...] = ()

    @property
    def public_fields(self) -> tuple[str, ...]:
        """Codes of the fields that may pass to the public face after review, in their order."""
        return tuple(item.code for item in self.fields if item.public)

    def field(self, code: str) -> Field:
        """The field of that code. Raises KeyError."""
        for item in self.fields:
            if item.code == code:
                return item
        raise KeyError(f"{self.code} has no field {code}")
