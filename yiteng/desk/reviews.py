"""Why applications to meet may not be needed as they are: each reason with exactly its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from yiteng.desk import rows as line
from yiteng.gate.alike import look_alikes
from yiteng.gate.models import Application
from yiteng.gate.parties import to_review
from yiteng.gate.queries import verdicts
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_
from yiteng.web.desks import Finder, Rows

#: Reviews are few; beyond these the reasons are not looked at one by one.
LOOKED_AT = 20
_BY_RULE = {"review_evidence": "gate.problem.evidence", "review_informs": "gate.content.informs"}


def review_reasons(
    actor: Actor, today: date, waiting: Sequence[Application] | None = None
) -> dict[str, set[int]]:
    """Code of a reason → the applications to review it holds for, of the first that wait."""
    rows = _first(actor) if waiting is None else list(waiting)
    codes = {pk: {r.code for r in v.reasons} for pk, v in verdicts(rows).items()}
    found = {
        code: {pk for pk, held in codes.items() if rule in held} for code, rule in _BY_RULE.items()
    }
    found["review_alike"] = {row.pk for row in rows if look_alikes(actor, row, today)}
    return found


def _first(actor: Actor) -> list[Application]:
    return list(to_review(actor).select_related("unit").order_by("id")[:LOOKED_AT])


def _finder(code: str) -> Finder:
    def found(actor: Actor, today: date) -> QuerySet[Application]:
        rows = to_review(actor).select_related("unit")
        return rows.filter(pk__in=review_reasons(actor, today)[code])

    return found


ROWS = tuple(
    Rows(code, title, "gate.review", _finder(code), line.application)
    for code, title in (
        ("review_evidence", N_("Applications that lack a second source")),
        ("review_alike", N_("Applications that could be held with another meeting")),
        ("review_informs", N_("Applications that could be a document instead")),
    )
)
