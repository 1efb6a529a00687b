"""Promises that went beyond what the law asks, or beyond what was then measured (domain B5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, CommitmentQuantity, RunningClock


def beyond_promise(rows: Sequence[Commitment]) -> dict[int, dict[str, Any]]:
    """Of rows at work: whether the first date was sooner than the law's, which figures fell short.

    At most two queries; none for rows without a legal limit and kinds without measured figures.
    """
    at_work = [r for r in rows if r.state == "active"]
    sooner = _sooner([r for r in at_work if r.legal_clock and r.original_due_at])
    short = _short([r for r in at_work if kind_of(r.kind).measured])
    return {
        row.pk: {"sooner_than_law": row.pk in sooner, "figures_missed": short.get(row.pk, [])}
        for row in at_work
    }


def _sooner(rows: Sequence[Commitment]) -> set[int]:
    if not rows:
        return set()
    legal = dict(
        RunningClock.objects.filter(commitment__in=[r.pk for r in rows], basis="legal").values_list(
            "commitment_id", "first_due_at"
        )
    )
    return {r.pk for r in rows if r.original_due_at and r.pk in legal
            and r.original_due_at < legal[r.pk]}  # fmt: skip


def _short(rows: Sequence[Commitment]) -> dict[int, list[str]]:
    """The labels of figures that were promised, and of which less was measured in the same unit."""
    if not rows:
        return {}
    figures: dict[tuple[int, str], CommitmentQuantity] = {
        (one.commitment_id, one.code): one
        for one in CommitmentQuantity.objects.filter(commitment__in=[r.pk for r in rows])
    }
    found: dict[int, list[str]] = {}
    for row in rows:
        kind = kind_of(row.kind)
        for promised, measured in kind.measured:
            said, real = figures.get((row.pk, promised)), figures.get((row.pk, measured))
            if said and real and said.unit == real.unit and real.value < said.value:
                found.setdefault(row.pk, []).append(kind.field(promised).label)
    return found
