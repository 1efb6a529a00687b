"""A refusal is a value: the same sentence is the button's hint, the API's detail and the test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["red", "amber"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a step is refused (red) or warned about (amber).

    code: stable dotted code, e.g. ``commitment.sign.not_lead``.
    sentence: English message id with ``{name}`` placeholders.
    params: values for the placeholders.
    severity: ``red`` blocks, ``amber`` warns.
    field: name of the form field that mends it, empty where there is none.
    """

    code: str
    sentence: str
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "red"
    field: str = ""

    @property
    def blocks(self) -> bool:
        """True where the step may not be taken."""
        return self.severity == "red"

    def english(self) -> str:
        """The sentence in English with its values; pages translate the sentence first."""
        return self.sentence.format(**self.params)


class Refused(Exception):
    """Raised by the one door when a step is refused; carries every reason at once."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(r.english() for r in self.refusals))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all reasons, in their order."""
        return tuple(r.code for r in self.refusals)


def blocking(refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Only the reasons that block."""
    return tuple(r for r in refusals if r.blocks)
