"""Supporting units and links of a row: what is derived, what may not be, what they become."""

from __future__ import annotations

from typing import Any

from yiteng.ledgers.rows import Read, Reader
from yiteng.people.models import Unit


def derive(read: Read, reader: Reader, unit: int) -> None:
    """Units behind the leading one in its cell support it, unless a column says who does."""
    lead = read.values.get("lead_unit", unit)
    support = [one for one in read.derived if one[0] != lead]
    if support and "support" not in read.values and reader.at("support") is None:
        read.values["support"] = support
    leads(read, reader, lead)


def leads(read: Read, reader: Reader, lead: int | None) -> None:
    """The unit that leads does not support."""
    if any(one == lead for one, _ in read.values.get("support", ())):
        column = reader.at("support") or reader.at("lead_unit")
        name = Unit.objects.get(pk=lead or 0).name
        read.faults.append(reader.fault("lead_supports", column, read.row, name, {"name": name}))  # fmt: skip


def second(read: Read, reader: Reader, theme: int | None, edited: set[str] | None) -> None:
    """The second theme is another one than the first. theme: as it stands here."""
    also = read.values.get("also_theme")
    touched = edited is None or edited & {"theme", "also_theme"}
    if also and touched and also == read.values.get("theme", theme):
        read.faults.append(reader.fault("theme_twice", reader.at("also_theme"), read.row, "", {}))


def several(read: Read, reader: Reader, edited: set[str] | None, code: str, now: list[Any], value: list[Any]) -> list[Any]:  # fmt: skip
    """What several things become: a duty that is not said stays, a link is only added."""
    if code == "support":
        duties = dict(now)
        said = [[unit, duty or duties.get(unit, "")] for unit, duty in value]
        return now if sorted(said) == sorted(now) else said
    if edited is not None and set(now) - set(value):
        read.faults.append(reader.fault("link_stays", reader.at(code), read.row, "", {}))  # fmt: skip
    return [*now, *(pk for pk in value if pk not in now)]
