"""What can be wrong with a chain, and the sentence for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

Kind = Literal["edited", "removed", "swapped", "cut", "head", "rewritten", "checkpoint"]

SENTENCES: dict[Kind, str] = {
    "edited": N_("Event {number} was changed after it was recorded."),
    "removed": N_("Event {number} was removed."),
    "swapped": N_("Event {number} stands in another's place."),
    "cut": N_("The chain was cut off: event {number} and all after it are missing."),
    "head": N_("The head of the chain does not fit its last event {number}."),
    "rewritten": N_(
        "The chain was rewritten: event {number} or one behind it differs from the checkpoint."
    ),
    "checkpoint": N_("The file of checkpoints cannot be read."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong with a chain. event_id: the row, 0 where there is none."""

    kind: Kind
    number: int
    event_id: int = 0

    @property
    def refusal(self) -> Refusal:
        """The fault as a sentence with its number."""
        return Refusal(f"audit.{self.kind}", SENTENCES[self.kind], {"number": self.number})


@dataclass(frozen=True, slots=True)
class ChainReport:
    """One chain: events read, checkpoints compared, and the first fault, if any."""

    county: int
    events: int
    checkpoints: int
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Report:
    """All chains, by county."""

    chains: Sequence[ChainReport]

    @property
    def ok(self) -> bool:
        """True where no chain has a fault."""
        return all(chain.fault is None for chain in self.chains)

    @property
    def events(self) -> int:
        """How many events were read in all."""
        return sum(chain.events for chain in self.chains)
