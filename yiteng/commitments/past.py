"""The rounds before the present one, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.dateparse import parse_date, parse_datetime

from yiteng.commitments.models import Commitment, PastRound
from yiteng.rules.words import N_

ENDED = {
    "yes": N_("confirmed by the people served"),
    "accepted": N_("accepted by the named post"),
    "review": N_("closed with their objection and a written conclusion"),
    "silence": N_("no answer came"),
}


@dataclass(frozen=True, slots=True)
class Past:
    """A round that ended: the row, how it ended, its stages, limits and parts as they stood."""

    row: PastRound
    ended: str
    stages: list[tuple[str, date | None, datetime | None]]
    clocks: list[tuple[str, datetime | None, datetime | None]]
    parts: list[tuple[str, str, str]]


def rounds_of(row: Commitment) -> list[Past]:
    """The rounds before the present one, the latest first; one query, none where none came back."""
    if not row.recur_count:
        return []
    rounds: Iterable[PastRound] = PastRound.objects.filter(commitment=row).order_by("-number")
    return [_past(one) for one in rounds]


def _past(row: PastRound) -> Past:
    kept = row.kept
    return Past(
        row, ENDED.get(row.close_reason, ""),
        [(s["title"], _day(s["planned_on"]), _moment(s["reached_at"])) for s in kept["stages"]],
        [(c["title"], _moment(c["due_at"]), _moment(c["met_at"])) for c in kept["clocks"]],
        [(p["name"], p["duty"], p["answer"]) for p in kept["support"]],
    )  # fmt: skip


def _moment(said: str | None) -> datetime | None:
    return parse_datetime(said) if said else None


def _day(said: str | None) -> date | None:
    return parse_date(said) if said else None
