"""What stands beside the changed rows of an import: figures, and which progress was taken over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from yiteng.audit.insert import fields_of, lister, put, reserve
from yiteng.audit.spool import Spool
from yiteng.commitments.actions.figures import said_of
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.ledgers.models import Import, Origin
from yiteng.ledgers.portions import Taken
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.columns import update

_FIGURE = Refusal("ledger.figure", N_("A figure of one of these matters was changed here meanwhile: "
                                      "read the file again."))  # fmt: skip
_SET = ("value", "unit", "word", "as_of", "source")


class _Held(NamedTuple):
    """A figure as it stands."""

    pk: int
    value: Decimal
    unit: str
    word: str


class Figures:
    """Figures that change or are new, made ready a portion at a time."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, str, str], _Held] = {}
        self._changed, self._fresh = Spool(), Spool()
        self._now: tuple[list[Any], list[Any]] = ([], [])
        fields = fields_of(CommitmentQuantity)
        self._set = lister(
            CommitmentQuantity, [f for name in _SET for f in fields if f.name == name]
        )
        self._prepare = lister(CommitmentQuantity, fields)

    def look(self, ids: Collection[int]) -> None:
        """Load the figures these rows have now."""
        found = CommitmentQuantity.objects.filter(commitment__in=ids)
        rows = found.values_list("commitment_id", "code", "status", *_Held._fields)
        self._held = {(pk, code, status): _Held(*held) for pk, code, status, *held in rows}

    def add(self, row: Commitment, code: str, figure: Quantity, was: Any) -> str | None:
        """One figure; returns what stood there, as the trail says it.

        was: what the preview showed. Raises Refused where another figure stands there by now.
        """
        held = self._held.get((row.pk, code, figure.status))
        if (was or None) != ([f"{held.value:.2f}", held.unit, held.word] if held else None):
            raise Refused([_FIGURE])
        said = {
            "id": None, "commitment_id": row.pk, "county_id": row.county_id, "code": code,
            "status": figure.status, "value": figure.value, "unit": figure.unit,
            "word": figure.word, "as_of": figure.as_of, "source": figure.source,
        }  # fmt: skip
        if held is None:
            self._now[1].append(self._prepare(said))
        else:
            self._now[0].append([*self._set(said), held.pk])
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

    def add(self, said: Sequence[tuple[Taken, str]]) -> None:
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
