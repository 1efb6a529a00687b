"""A ledger of the invented town: one file taken in, its update waiting for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.base import ContentFile

from yiteng.demo.content import ledgers as content
from yiteng.demo.load.keys import Keys, morning
from yiteng.ledgers import actions, applying, reading
from yiteng.ledgers.models import Import


def load(keys: Keys) -> None:
    """Hand both files in; apply the first. A worker has nothing left to do."""
    row = _read(keys, content.BOOK, *content.TAKEN)
    actor, at = keys.actors[content.HOLDER], morning(content.TAKEN[0])
    actions.start(row, actor=actor, at=at)
    applying.apply(Import.objects.get(pk=row.pk), actor, at, _quiet)
    _read(keys, content.UPDATE, *content.WAITING)


def _read(keys: Keys, rows: Sequence[Sequence[Any]], day: date, name: str) -> Import:
    actor = keys.actors[content.HOLDER]
    row = actions.hand_in(
        ContentFile(_book(rows), name), kind=content.KIND, actor=actor, at=morning(day), year=day.year,
        defaults={"origin": content.ORIGIN, "origin_ref": content.ORIGIN_REF}, invented=True,
    )  # fmt: skip
    reading.read(row, actor, _quiet)
    return row


def _book(rows: Sequence[Sequence[Any]]) -> bytes:
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("民生小实事")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for place in content.MERGED:
            sheet.merge_range(place, rows[0][0])
    return held.getvalue()


def _quiet(_said: str = "") -> None:
    return None
