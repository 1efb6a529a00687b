"""The changed rows of an import: words and figures in one event a row, progress by its step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yiteng.commitments.actions import take_many
from yiteng.commitments.actions.figures import quantity_row, said_of
from yiteng.commitments.models import Commitment, CommitmentQuantity, Support
from yiteng.ledgers import moments
from yiteng.ledgers.comparing import REPORTS, digest
from yiteng.ledgers.fields import FIGURES, UPS, Target
from yiteng.ledgers.models import Import, Origin, Staged
from yiteng.ledgers.present import DUTY, MARK, kept
from yiteng.ledgers.upstream import ups
from yiteng.links.actions import link_many
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.workflow.entrances import amend_many

#: Column of a file → column of the row, where they differ.
_COLUMNS = {"firm": "enterprise", "due": "due_at"}


class Changing:
    """Collects the changed rows, then writes them inside the caller's transaction."""

    def __init__(
        self, actor: Actor, at: datetime, reason: str, known: Mapping[str, Target]
    ) -> None:
        self.actor, self.at, self.reason, self.known = actor, at, reason, known
        self.staged: list[Staged] = []
        self.rows: dict[int, Commitment] = {}

    def add(self, staged: Staged) -> None:
        """One changed row of the file."""
        self.staged.append(staged)

    def prepare(self) -> None:
        """Load what they concern; takes no lock."""
        ids = [s.target for s in self.staged if s.target]
        self.rows = Commitment.objects.in_bulk(ids)

    def write(self, imported: Import) -> None:
        """Words and figures by `amend_many`, then progress by the step. Raises Refused."""
        self._amend([s for s in self.staged if self._is_draft(s)], "commitments.draft")
        self._amend([s for s in self.staged if not self._is_draft(s)], "commitments.do")
        for s in self.staged:
            said = digest(s.values)
            if said and any(code in REPORTS for code in s.changes):
                _remember(imported, s, said)
        moved = [s for s in self.staged if any(code in REPORTS for code in s.changes)]
        by_id = {s.target: s for s in moved}
        take_many(
            [self.rows[s.target] for s in moved if s.target], "progress",
            actor=self.actor, at=self.at, inputs=lambda row: _inputs(by_id[row.pk]),
        )  # fmt: skip

    def _is_draft(self, s: Staged) -> bool:
        """Whether words change (which needs the right to draft), not figures alone."""
        row = self.rows[s.target or 0]
        words = any(c not in REPORTS and self.known[c].kind not in FIGURES for c in s.changes)
        return words or row.state == "draft"

    def _amend(self, staged: list[Staged], action: str) -> None:
        wanted, said = [], {}
        figures: list[tuple[Commitment, str, Quantity]] = []
        for s in staged:
            row = self.rows[s.target or 0]
            new, before, after = self._new(s, row, figures)
            if new or after:
                wanted.append((row, new, s.seen))
                said[row.pk] = (before, after)
        amend_many(wanted, actor=self.actor, at=self.at, action=action, reason=self.reason, said=said)  # fmt: skip
        _put_figures(figures)
        self._resting([s for s in staged if any(code in s.changes for code in ("support", *UPS))])

    def _resting(self, staged: list[Staged]) -> None:
        """Supporting units of drafts anew, and links that came in addition."""
        changed = {s.target or 0: s.changes["support"][1] for s in staged if "support" in s.changes}
        Support.objects.filter(commitment__in=changed).delete()
        Support.objects.bulk_create(
            [Support(commitment=self.rows[pk], county_id=self.rows[pk].county_id, unit_id=unit, duty=duty or DUTY)
             for pk, units in changed.items() for unit, duty in units], batch_size=500)  # fmt: skip
        pairs = [(up, ("commitment", s.target or 0), role) for s in staged
                 for up, role in ups({code: s.changes[code][1] for code in UPS if code in s.changes})]  # fmt: skip
        link_many(pairs, actor=self.actor, at=self.at)

    def _new(
        self, s: Staged, row: Commitment, figures: list[tuple[Commitment, str, Quantity]]
    ) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        """New values of columns, and what the trail says of figures before and after."""
        new: dict[str, Any] = {}
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for code, (was, now) in s.changes.items():
            if code in REPORTS:
                continue
            target = self.known.get(code)
            if target is not None and target.kind in FIGURES:
                figure = Quantity(Decimal(now[0]), now[1], now[2], status=target.status)
                figures.append((row, code, figure))
                before[code] = f"{was[2]}{Decimal(was[0]).normalize():f} {was[1]}" if was else None
                after[code] = said_of(figure)
            elif code in ("support", *UPS):
                before[code], after[code] = was, now
            elif hasattr(row, _COLUMNS.get(code, code)):
                new[_COLUMNS.get(code, code)] = _value(code, now, row)
            else:
                new["details"] = {**new.get("details", row.details), code: kept(target, now)}
        return new, before, after


def _value(code: str, now: Any, row: Commitment) -> Any:
    if code in ("due", "received_at", "cliff_at"):
        return moments.moment(now)
    if code == "starts_on":
        return date.fromisoformat(now)
    if code == "content":
        rest = row.content.split(MARK)[1:]
        return MARK.join([now, *rest])
    return now


def _inputs(s: Staged) -> dict[str, Any]:
    found = {"note": s.values.get("progress") or s.values.get("stage", "")}
    return found | ({"stage": s.values["stage"]} if s.values.get("stage") else {})


def _put_figures(figures: list[tuple[Commitment, str, Quantity]]) -> None:
    ids = [row.pk for row, _, _ in figures]
    held = {
        (q.commitment_id, q.code, q.status): q.pk
        for first in range(0, len(ids), 5000)
        for q in CommitmentQuantity.objects.filter(commitment__in=ids[first : first + 5000])
    }
    fresh = []
    for row, code, figure in figures:
        quantity = quantity_row(row, code, figure)
        quantity.pk = held.get((row.pk, code, figure.status))
        fresh.append(quantity)
    CommitmentQuantity.objects.bulk_create([q for q in fresh if q.pk is None], batch_size=500)
    CommitmentQuantity.objects.bulk_update([q for q in fresh if q.pk is not None],
        ["value", "unit", "word", "as_of", "source"], batch_size=300)  # fmt: skip


def _remember(imported: Import, s: Staged, said: str) -> None:
    """Keep which progress was taken over, so that the same words are not noted twice."""
    Origin.objects.update_or_create(
        unit_id=imported.unit_id, kind=imported.kind, key=s.key,
        defaults={"commitment": s.target or 0, "said": said},
    )  # fmt: skip
