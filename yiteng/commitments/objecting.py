"""What the page says of objections: ground, clock, the words of each office, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yiteng.commitments.models import ObjectionWord, Request
from yiteng.rules.lifecycles.commitment.checks_objection import GROUNDS, NEEDS_STAFFING, STANCES
from yiteng.rules.words import N_

OUTCOMES = {
    "": N_("Waits for a decision"),
    "upheld": N_("Upheld"),
    "dismissed": N_("Dismissed"),
    "admitted": N_("Upheld, and admitted by an approval"),
}


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection with what was said to it; late: days past its last day, 0 where it is in time."""

    request: Request
    ground: str
    outcome: str
    words: Sequence[tuple[str, ObjectionWord]]
    late: int


def objections_of(asked: Sequence[Request], today: date) -> list[Objection]:
    """The objections among the requests of a commitment, the newest first; one query or none."""
    raised = [one for one in asked if one.kind == "objection"]
    spoken = _spoken(raised)
    return [
        Objection(
            one,
            dict(GROUNDS).get(one.ground, ""),
            OUTCOMES.get(one.outcome, ""),
            spoken.get(one.pk, ()),
            max((today - one.due_on).days, 0) if one.due_on and not one.outcome else 0,
        )
        for one in reversed(raised)
    ]


def lacking_word(asked: Sequence[Request]) -> str:
    """Whose word the open objection lacks: ``staffing``, ``second`` or nobody's; one query or none."""
    raised = [one for one in asked if one.kind == "objection" and not one.outcome]
    if not raised:
        return ""
    words = [word for _, word in _spoken(raised).get(raised[-1].pk, ())]
    if raised[-1].ground in NEEDS_STAFFING:
        return "" if any(word.staffing for word in words) else "staffing"
    return "" if words else "second"


def _spoken(raised: Sequence[Request]) -> dict[int, list[tuple[str, ObjectionWord]]]:
    found: dict[int, list[tuple[str, ObjectionWord]]] = {}
    if raised:
        for word in ObjectionWord.objects.filter(request__in=raised).order_by("id"):
            said = dict(STANCES).get(word.stance, "")
            found.setdefault(word.request_id, []).append((said, word))
    return found
