"""What the page says of objections: ground, clock, the words of each office, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yiteng.commitments.models import Commitment, ObjectionWord, Request
from yiteng.people.models import Unit
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
    """An objection with what was said to it; supporting: the unit where it is no lead.

    late: days past its last day, 0 where it is in time.
    """

    request: Request
    ground: str
    outcome: str
    words: Sequence[tuple[str, ObjectionWord]]
    supporting: str
    late: int


def objections_of(asked: Sequence[Request], today: date) -> list[Objection]:
    """The objections of lead and supporting units, the newest first; two queries or none."""
    raised = [one for one in asked if one.kind in ("objection", "support")]
    spoken = _spoken(raised)
    units = [one.unit for one in raised if one.kind == "support" and one.unit]
    found = Unit.objects.filter(pk__in=units) if units else Unit.objects.none()
    names = dict(found.values_list("pk", "name"))
    return [
        Objection(
            one,
            dict(GROUNDS).get(one.ground, ""),
            OUTCOMES.get(one.outcome, ""),
            spoken.get(one.pk, ()),
            names.get(one.unit or 0, "") if one.kind == "support" else "",
            max((today - one.due_on).days, 0) if one.due_on and not one.outcome else 0,
        )
        for one in reversed(raised)
    ]


def objecting_parts(row: Commitment) -> list[tuple[int, str]]:
    """The supporting units whose objection waits, by key and name; one query."""
    waiting = Request.objects.filter(commitment=row, kind="support", outcome="").values("unit")
    return list(Unit.objects.filter(pk__in=waiting).values_list("pk", "name"))


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
