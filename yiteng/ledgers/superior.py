"""A superior's form, filled from our rows: nobody types twice what stands here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from yiteng.ledgers.columns import Target
from yiteng.ledgers.editing import editable_values
from yiteng.ledgers.fields import FIGURES, names, targets
from yiteng.ledgers.names import Names
from yiteng.ledgers.notes import latest
from yiteng.ledgers.present import Present
from yiteng.ledgers.sheets.filling import Value, fill
from yiteng.ledgers.sheets.heads import normal, unit_of
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.rules.quantity.units import unit_title

#: A name in the form may say the unit it wants: {{计划投资（亿元）}}; money is in 万元 else.
_BY = {"元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}


def filled(
    content: bytes, kind: Kind, actor: Actor, today: date, *, only_look: bool = False
) -> bytes:
    """The form with the rows of a kind that the actor sees, drafted or in hand. Raises Unfit.

    only_look: without rows, to learn whether the form can be filled at all.
    """
    known, called = targets(kind), names(kind, {})
    asked: dict[str, tuple[Target, str]] = {}

    def code_of(name: str) -> str:
        code = called.get(normal(name), "")
        if code in known:
            asked[name] = (known[code], unit_of(name))
            return name
        return ""

    rows = [] if only_look else list(editable_values(actor, kind))
    once: dict[str, Value] = {"填报单位": actor.unit_name, "日期": today.isoformat(), "填报日期": today.isoformat(),
                              "岗位": actor.post_title, "总数": len(rows)}  # fmt: skip
    notes = _Notes([here for here, _ in rows])
    records = [_Record(here, titles, asked, notes) for here, titles in rows]
    return fill(content, records, once, code_of)


class _Notes:
    """What was last said of each row; read where the form asks for it."""

    def __init__(self, rows: Sequence[Present]) -> None:
        self.rows = rows

    @cached_property
    def by_row(self) -> dict[int, str]:
        return latest(self.rows)


class _Record(dict[str, Value]):
    """A row of ours by the name in the form; worked out when asked."""

    def __init__(
        self, here: Present, titles: Names, asked: dict[str, tuple[Target, str]], notes: _Notes
    ) -> None:
        super().__init__()
        self.here, self.titles, self.asked, self.notes = here, titles, asked, notes

    def get(self, name: str, default: Any = "") -> Any:
        target, unit = self.asked[name]
        if target.code == "number":
            return self.here.row.number
        if target.code == "progress":
            return self.notes.by_row.get(self.here.row.pk, default)
        value = self.here.values.get(target.code)
        if value in (None, ""):
            return default
        if target.kind in FIGURES:
            return _figure(value, target, unit)
        code = "area" if target.code in ("village", "town", "area") else target.code
        return self.titles.say(target, self.here.values.get(code))


def _figure(value: list[str], target: Target, unit: str) -> Value:
    amount = Decimal(value[0]) / (_BY.get(unit, _BY["万元"]) if target.unit == "CNY" else 1)
    plain = Decimal(f"{amount.normalize():f}")
    if value[2] or not target.unit:
        return f"{value[2]}{plain}{unit_title(value[1]) if not target.unit else ''}"
    return plain


def placeholders(kind: Kind) -> Iterator[str]:
    """What may be written into a form of this kind, as it is said beside the page."""
    for target in targets(kind).values():
        if target.code != "key":
            yield target.names[0] if target.names else gettext(target.title)
