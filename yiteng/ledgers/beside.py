"""What stands beside the changed rows of an import: figures, and which progress was taken over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from yiteng.audit.insert import preparer, put, reserve
from yiteng.audit.spool import Spool
from yiteng.commitments.actions.figures import quantity_row, said_of
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.ledgers.models import Import, Origin, Staged
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.columns import columns_of, update

_FIGURE = Refusal("ledger.figure", N_("A figure of one of these matters was changed here meanwhile: "
                                      "read the file again."))  # fmt: skip
_SET = ("value", "unit", "word", "as_of", "source")


class Figures:
    """Figures that change or are new, made ready a portion at a time."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, str, str], CommitmentQuantity] = {}
        self._changed, self._fresh = Spool(), Spool()
        self._now: tuple[list[Any], list[Any]] = ([], [])
        self._set, self._prepare = (
            columns_of(CommitmentQuantity, _SET),
            preparer(CommitmentQuantity),
        )

    def look(self, ids: Collection[int]) -> None:
        """Load the figures these rows have now."""
        found = CommitmentQuantity.objects.filter(commitment__in=ids)
        self._held = {(q.commitment_id, q.code, q.status): q for q in found}

    def add(self, row: Commitment, code: str, figure: Quantity, was: Any) -> str | None:
        """One figure; returns what stood there, as the trail says it.

        was: what the preview showed. Raises Refused where another figure stands there by now.
        """
        held = self._held.get((row.pk, code, figure.status))
        if (was or None) != ([f"{held.value:.2f}", held.unit, held.word] if held else None):
            raise Refused([_FIGURE])
        fresh = quantity_row(row, code, figure)
        if held is None:
            self._now[1].append(self._prepare(fresh))
        else:
            self._now[0].append([*self._set(fresh), held.pk])
        return said_of(held) if held else None

    def lay(self) -> None:
        """Lay the portion aside."""
        self._changed.extend(self._now[0])
        self._fresh.extend(self._now[1])
        self._now, self._held = ([], []), {}

    def write(self) -> None:
        """Write them, inside the caller's transaction."""
        if self._changed:
            update(CommitmentQuantity, _SET, self._changed)
        if self._fresh:
            ids = reserve(CommitmentQuantity, len(self._fresh))
            put(CommitmentQuantity, ([id_, *row[1:]] for id_, row in zip(ids, self._fresh, strict=True)))  # fmt: skip


class Sayings:
    """Which progress was taken over of each matter, so that the same words are not noted twice."""

    def __init__(self, imported: Import) -> None:
        self.unit = imported.unit_id
        self._known, self._fresh = Spool(), Spool()

    def add(self, said: Sequence[tuple[Staged, str]]) -> None:
        """Digests of progress by the rows that report it."""
        mine = Origin.objects.filter(unit_id=self.unit, kind__in={s.kind for s, _ in said})
        rows = mine.filter(key__in=[s.key for s, _ in said]).values_list("kind", "key", "pk")
        ids = {(kind, key): pk for kind, key, pk in rows}
        held = [(s, digest, ids.get((s.kind, s.key))) for s, digest in said]
        self._known.extend([[s.target, digest, pk] for s, digest, pk in held if pk])
        self._fresh.extend([[self.unit, s.kind, s.key, s.target, digest]
                            for s, digest, pk in held if not pk])  # fmt: skip

    def write(self) -> None:
        """Write them, inside the caller's transaction."""
        if self._known:
            update(Origin, ("commitment", "said"), self._known)
        if self._fresh:
            ids = reserve(Origin, len(self._fresh))
            put(Origin, ([id_, *row] for id_, row in zip(ids, self._fresh, strict=True)))
