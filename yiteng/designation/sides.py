"""The three sides as they are shown: who wrote a promise, for whom, and who confirmed it when."""

from __future__ import annotations

from dataclasses import dataclass

from yiteng.designation.models import DesignationCase, Promise, SideSlip, SideWord
from yiteng.designation.words import SIDES


@dataclass(frozen=True, slots=True)
class Told:
    """A promise with what the patients' representatives said to it last, None where nothing yet."""

    row: Promise
    word: SideWord | None


def promises(case: DesignationCase) -> list[Promise]:
    """The promises of a case with what was said to them; two queries."""
    return list(case.promises.prefetch_related("said"))


def told(rows: list[Promise]) -> list[tuple[str, list[Told]]]:
    """The three sides (message ids) with what each promised."""
    return [
        (title, [Told(row, next(iter(reversed(list(row.said.all()))), None))
                 for row in rows if row.side == code])
        for code, title in SIDES.items()
    ]  # fmt: skip


def last_slip(case: DesignationCase) -> SideSlip | None:
    """The latest slip that was given, used or not."""
    return case.side_slips.filter(replaced=False).order_by("-id").first()


def waits_for_patients(rows: list[Promise]) -> int:
    """Promises written for the patients' representatives, or to them, that they have not seen."""
    return sum(not row.by_slip and not row.said.all() for row in rows)
