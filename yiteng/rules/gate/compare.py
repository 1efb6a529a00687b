"""Two verdicts on the same dossier side by side: what became worse, what was mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yiteng.rules.refusal import Refusal


def key(reason: Refusal) -> tuple[str, str]:
    """What makes two reasons the same: the rule and the row it strikes, not the column.

    >>> key(Refusal("gate.goal.measurable", "…", field="goals-7-unit"))
    ('gate.goal.measurable', 'goals-7')
    """
    return reason.code, "-".join(reason.field.split("-")[:2])


@dataclass(frozen=True, slots=True)
class Difference:
    """worse: reasons that came up since; mended: those that are gone; red ones first in each."""

    worse: tuple[Refusal, ...]
    mended: tuple[Refusal, ...]


def compare(before: Iterable[Refusal], after: Iterable[Refusal]) -> Difference:
    """What changed from one verdict to another."""
    earlier, later = {key(r): r for r in before}, {key(r): r for r in after}
    return Difference(
        _red_first(r for k, r in later.items() if k not in earlier),
        _red_first(r for k, r in earlier.items() if k not in later),
    )


def _red_first(reasons: Iterable[Refusal]) -> tuple[Refusal, ...]:
    return tuple(sorted(reasons, key=lambda reason: not reason.blocks))
