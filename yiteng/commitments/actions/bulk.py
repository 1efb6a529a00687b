"""Drafting a whole ledger: made ready before the transaction, put in under a short lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from yiteng.audit.bulk import LATER
from yiteng.audit.insert import fields_of, lister, reserve
from yiteng.audit.shelf import Shelf
from yiteng.commitments.actions.draft import Draft, judge, numbers, refusals_of
from yiteng.commitments.actions.figures import said_of
from yiteng.commitments.models import Commitment, CommitmentQuantity, Support
from yiteng.links.actions import link_many
from yiteng.links.nodes import Key
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused
from yiteng.workflow.bulk import Opening

#: Links made at once.
LINKS = 2000


class Drafting:
    """Drafts of one county, added in portions, written all or none.

    The same rules as draft_many; supporting units and links upstream follow the rows.
    """

    def __init__(self, *, actor: Actor, at: datetime) -> None:
        self.actor, self.at = actor, at
        self._opening = Opening(
            Commitment, actor=actor, at=at, action="commitments.draft", numbered="number"
        )
        self._prepare = lister(CommitmentQuantity, fields_of(CommitmentQuantity))
        self._figures = Shelf(CommitmentQuantity)
        self._support: list[tuple[int, int, str]] = []
        self._ups: list[tuple[Key, int, str]] = []
        self._keys: Sequence[int] = ()
        self.count = 0

    def add(self, drafts: Sequence[Draft]) -> None:
        """Make some drafts ready. Raises Refused; ValueError for what only draft_many takes."""
        refusals = refusals_of(drafts)
        if refusals:
            raise Refused(refusals)
        for item in drafts:
            if item.row.number:
                raise ValueError("given numbers go through draft_many")
            judge(item)
            item.row.number = LATER
        for index, item in enumerate(drafts, self.count):
            self._support += [(index, unit, duty) for unit, duty in item.support]
            self._ups += [(up, index, role) for up, role in item.ups]
        self._figures.extend(
            self._prepare(_columns(item, index, code, figure))
            for index, item in enumerate(drafts, self.count)
            for code, figure in item.quantities.items()
        )
        self._opening.add(
            [item.row for item in drafts],
            [{code: said_of(q) for code, q in item.quantities.items()} for item in drafts],
        )
        self.count += len(drafts)

    def write(self) -> Sequence[int]:
        """Put rows and figures in, inside the caller's transaction; returns keys in order.

        The events follow with `tell`, in the same transaction.
        """
        if not self.count:
            return ()
        given = numbers(self.actor.county, self.count, self.at)
        keys = self._opening.write(given)
        if self._figures:
            ids = reserve(CommitmentQuantity, len(self._figures))
            self._figures.put({"id": ids}, by_value={"commitment_id": keys})
        Support.objects.bulk_create(
            [Support(commitment_id=keys[index], county_id=self.actor.county, unit_id=unit, duty=duty)
             for index, unit, duty in self._support], batch_size=500)  # fmt: skip
        self._keys = keys
        return keys

    def tell(self) -> None:
        """Put the events in, last of all, and the links after them."""
        self._opening.tell()
        pairs = [(up, ("commitment", self._keys[index]), role) for up, index, role in self._ups]
        for first in range(0, len(pairs), LINKS):
            link_many(pairs[first : first + LINKS], actor=self.actor, at=self.at)


def _columns(item: Draft, index: int, code: str, value: Quantity) -> dict[str, Any]:
    """The columns of a figure; its commitment is the number of the draft until there is a key."""
    return {"id": None, "commitment_id": index, "county_id": item.row.county_id, "code": code, "status": value.status,
            "value": value.value, "unit": value.unit, "word": value.word, "as_of": value.as_of,
            "source": value.source}  # fmt: skip
