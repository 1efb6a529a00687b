"""Hints for the drafter's eyes only: vague words. Never part of a verdict, opinion or print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.scope import tested
from yiteng.rules.gate.wording import vague


@dataclass(frozen=True, slots=True)
class Hint:
    """Vague words of one text: the field it stands in (as of `Hit`), its beginning, the words."""

    field: str
    text: str
    words: tuple[str, ...]


def hints(dossier: Dossier) -> tuple[Hint, ...]:
    """Where a dossier is vague; text in quotation marks is skipped. None outside the scope."""
    if not tested(dossier.meeting_type):
        return ()
    return tuple(
        Hint(field, text[:40], words) for field, text in _texts(dossier) if (words := vague(text))
    )


def _texts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "words-summary", dossier.summary
    for goal in dossier.goals:
        yield f"goals-{goal.key}-title", goal.title
    for item in dossier.items:
        yield f"items-{item.key}-title", item.title
        yield f"items-{item.key}-decides", item.decides
    for one in dossier.prescriptions:
        yield f"prescriptions-{one.key}-title", one.title
        yield f"prescriptions-{one.key}-proof", one.proof
        yield f"prescriptions-{one.key}-different", one.different
