"""From a valid form to a draft, to changed words, to figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yiteng.commitments.actions import Draft
from yiteng.commitments.forms import FIGURES, SUPPORTS
from yiteng.commitments.models import Commitment
from yiteng.links.nodes import Key
from yiteng.people.models import Post, Unit
from yiteng.places.models import Area
from yiteng.places.queries import placed
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import end_of_day
from yiteng.rules.kind import Field, Kind
from yiteng.rules.quantity import Quantity

Data = Mapping[str, Any]


def draft_of(data: Data, kind: Kind, actor: Actor) -> Draft:
    """The draft a valid form describes."""
    area = Area.objects.get(pk=data["area"] or actor.county, county_id=actor.county)
    row = Commitment(
        **placed(area), kind=kind.code, level=data["level"], title=data["title"],
        content=data["content"], lead_unit_id=int(data["lead_unit"]),
        checker_unit_id=_key(data["checker_unit"]), theme_id=_key(data["theme"]),
        also_theme_id=_key(data["also_theme"]), origin=data["origin"],
        origin_ref=data["origin_ref"], risk=data["risk"], due_at=_moment(data["due"]),
        clock="" if data["due"] else data["clock"], legal_clock=data.get("legal_clock") or "",
        received_at=data.get("received"), cliff_at=data.get("cliff"), details=_details(kind, data),
        **_served(data, kind),
    )  # fmt: skip
    return Draft(row, figures_of(kind, data, "f_"), _support(data), _ups(data.get("up")))


def changed(data: Data, row: Commitment) -> dict[str, Any]:
    """The changes a valid form describes: a limit chosen anew sets the date in place of the old one."""
    said = dict(data)
    if said.get("lead_unit"):
        said["lead_unit"] = Unit.objects.get(pk=said["lead_unit"])
    if said.get("clock") and said["clock"] != row.clock and said.get("due_at") == row.due_at:
        said["due_at"] = None
    return said


def figures_of(kind: Kind, data: Data, prefix: str = "") -> dict[str, Quantity]:
    """The figures that were typed, by the code of their field."""
    return {
        field.code: _figure(field, data[f"{prefix}{field.code}"])
        for field in kind.fields
        if field.kind in FIGURES and data.get(f"{prefix}{field.code}") is not None
    }


def _figure(field: Field, typed: Any) -> Quantity:
    if isinstance(typed, Quantity):
        return typed
    return Quantity(Decimal(typed), field.unit, status=field.status)


def _details(kind: Kind, data: Data) -> dict[str, str]:
    return {
        field.code: _plain(data[f"f_{field.code}"])
        for field in kind.fields
        if field.kind not in FIGURES and data.get(f"f_{field.code}")
    }


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _served(data: Data, kind: Kind) -> dict[str, Any]:
    if kind.served == "acceptor":
        post = Post.objects.get(pk=data["acceptor"])
        return {"acceptor_post": post.pk, "acceptor_unit_id": post.unit_id}
    named = bool(data["served_name"])
    return {
        "served_name": data["served_name"],
        "served_type": kind.served if named else "",
        "enterprise_id": _key(data.get("firm")),
    }


def _support(data: Data) -> list[tuple[int, str]]:
    lines = range(1, SUPPORTS + 1)
    return [(int(data[f"support_{n}"]), data[f"duty_{n}"]) for n in lines if data[f"support_{n}"]]


def _ups(chosen: str | None) -> list[tuple[Key, str]]:
    if not chosen:
        return []
    role, type_, pk = chosen.split(":")
    return [((type_, int(pk)), role)]


def _key(value: Any) -> int | None:
    return int(value) if value else None


def _moment(due: Any) -> datetime | None:
    if due is None:
        return None
    return due if isinstance(due, datetime) else end_of_day(due)
