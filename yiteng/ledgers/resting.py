"""What rows of a file rest on: supporting units of drafts, and links upstream that came in addition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from yiteng.commitments.models import Support
from yiteng.ledgers.fields import UPS
from yiteng.ledgers.portions import Taken
from yiteng.ledgers.present import DUTY
from yiteng.ledgers.upstream import ups
from yiteng.links.actions import link_many
from yiteng.links.nodes import Key
from yiteng.rules.actor import Actor

#: Links made at once.
_LINKS = 2000


class Resting:
    """Collected from changed rows, written inside the caller's transaction."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self.actor, self.at = actor, at
        self._support: dict[int, list[tuple[int, str]]] = {}
        self._ups: list[tuple[Key, int, str]] = []

    def add(self, staged: Sequence[Taken]) -> None:
        """Some changed rows."""
        for s in staged:
            if "support" in s.changes:
                self._support[s.target or 0] = s.changes["support"][1]
            said = {code: s.changes[code][1] for code in UPS if code in s.changes}
            self._ups += [(up, s.target or 0, role) for up, role in ups(said)]

    def write(self) -> None:
        """Supporting units anew."""
        if self._support:
            Support.objects.filter(commitment__in=self._support).delete()
        Support.objects.bulk_create(
            [Support(commitment_id=pk, county_id=self.actor.county, unit_id=unit, duty=duty or DUTY)
             for pk, units in self._support.items() for unit, duty in units], batch_size=500)  # fmt: skip

    def tell(self) -> None:
        """The links, whose events follow those of the rows."""
        pairs = [(up, ("commitment", pk), role) for up, pk, role in self._ups]
        for first in range(0, len(pairs), _LINKS):
            link_many(pairs[first : first + _LINKS], actor=self.actor, at=self.at)
