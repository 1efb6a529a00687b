"""The changed rows of an import: words, figures and progress of a row in one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yiteng.commitments.actions.figures import said_of
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.ledgers import moments
from yiteng.ledgers.beside import Figures, Sayings
from yiteng.ledgers.comparing import REPORTS, digest
from yiteng.ledgers.fields import FIGURES, UPS, known_of
from yiteng.ledgers.models import Import
from yiteng.ledgers.portions import Taken
from yiteng.ledgers.posts import Acceptors
from yiteng.ledgers.present import MARK, kept
from yiteng.ledgers.resting import Resting
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused
from yiteng.rules.verification import Matter, check_needed
from yiteng.workflow.door import GONE, moved_on
from yiteng.workflow.flow import flow_of
from yiteng.workflow.rewriting import Rewriting, Wish

#: Column of a file → column of the row, where they differ.
_COLUMNS = {"firm": "enterprise", "due": "due_at"}


class Changing:
    """Judges the changed rows a portion at a time, then writes them inside the caller's transaction."""

    def __init__(self, actor: Actor, at: datetime, imported: Import) -> None:
        self.imported = imported
        self.acceptors = Acceptors(actor)
        self.rewriting = Rewriting(Commitment, actor=actor, at=at)
        self.figures, self.sayings, self.resting = Figures(), Sayings(imported), Resting(actor, at)

    def add(self, staged: Sequence[Taken]) -> None:
        """Some changed rows of the file; takes no lock.

        Raises Refused where a row is no longer what was previewed.
        """
        rows = Commitment.objects.in_bulk([s.target for s in staged if s.target])
        for s in staged:
            row = rows.get(s.target or 0)
            if row is None or row.version != s.seen:
                raise Refused([moved_on(flow_of(Commitment), row) if row else GONE])
        self.figures.look(rows)
        wishes = [(s, self._wish(s, rows[s.target or 0])) for s in staged]
        self.figures.lay()
        self.resting.add(staged)
        steps = [w for s, w in wishes if _reports(s)]
        words = [(s, w) for s, w in wishes if not _reports(s)]
        self.rewriting.add(steps, step="progress")
        for action, drafted in (("commitments.draft", True), ("commitments.do", False)):
            some = [w for s, w in words if self._drafts(s, w.row) == drafted]
            self.rewriting.add(some, action=action)
        self.sayings.add([(s, digest(s.values)) for s in staged if _reports(s)])

    def write(self) -> None:
        """Rows, figures and what was said, under the lock. Raises Turned."""
        self.rewriting.write()
        self.figures.write()
        self.sayings.write()
        self.resting.write()

    def tell(self) -> None:
        """The events, last of all."""
        self.rewriting.tell()
        self.resting.tell()

    def _settled(self, row: Commitment, code: str, now: Any) -> dict[str, Any]:
        """How much proof a draft asks for, and who accepts it."""
        if code == "risk":
            return {"risk": now, "check_needed": check_needed(Matter(kind_of(row.kind).check, now))}
        return {"acceptor_post": now, "acceptor_unit": self.acceptors.units[now]}

    def _drafts(self, s: Taken, row: Commitment) -> bool:
        """Whether words change (which needs the right to draft), not figures alone."""
        return self._words(s) or row.state == "draft"

    def _words(self, s: Taken) -> bool:
        known = known_of(s.kind)
        return any(c not in REPORTS and known[c].kind not in FIGURES for c in s.changes)

    def _wish(self, s: Taken, row: Commitment) -> Wish:
        new: dict[str, Any] = {}
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        known = known_of(s.kind)
        for code, (was, now) in s.changes.items():
            if code in REPORTS:
                continue
            target = known.get(code)
            if target is not None and target.kind in FIGURES:
                figure = Quantity(Decimal(now[0]), now[1], now[2], status=target.status)
                held = self.figures.add(row, code, figure, was)
                before[code], after[code] = held, said_of(figure)
            elif code in ("support", *UPS):
                before[code], after[code] = was, now
            elif code in ("risk", "acceptor"):
                new |= self._settled(row, code, now)
            elif hasattr(row, _COLUMNS.get(code, code)):
                new[_COLUMNS.get(code, code)] = _value(code, now, row)
            else:
                new["details"] = {**new.get("details", row.details), code: kept(target, now)}
        reason = self.imported.reason if self._words(s) or not _reports(s) else ""
        return Wish(row, new, before, after, _inputs(s) if _reports(s) else {}, reason)


def _reports(s: Taken) -> bool:
    """Whether the row reports progress: then it goes by the step."""
    return any(code in REPORTS for code in s.changes)


def _value(code: str, now: Any, row: Commitment) -> Any:
    if code in ("due", "received_at", "cliff_at"):
        return moments.moment(now)
    if code == "starts_on":
        return date.fromisoformat(now)
    if code == "content":
        rest = row.content.split(MARK)[1:]
        return MARK.join([now, *rest])
    return now


def _inputs(s: Taken) -> dict[str, Any]:
    found = {"note": s.values.get("progress") or s.values.get("stage", "")}
    return found | ({"stage": s.values["stage"]} if s.values.get("stage") else {})
