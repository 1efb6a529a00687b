"""The one act: successors are made, open work moves to them, everything or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from yiteng.audit.actions import Entry
from yiteng.commitments import tallies
from yiteng.commitments.models import Commitment, Support, Tally
from yiteng.keeping.reorganising.moves import VILLAGES
from yiteng.keeping.reorganising.queries import Group, Subject, plan
from yiteng.people.changes import change_units
from yiteng.people.models import Unit
from yiteng.places.changes import change_areas, transfer
from yiteng.places.models import Area, Placed
from yiteng.places.queries import placed
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.reorganisation import check
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.columns import save_columns
from yiteng.workflow.entrances import permit
from yiteng.workflow.trail import write

_CHANGED = Refusal(
    "reorganise.changed",
    N_("Meanwhile something came in or was changed: look at the preview again, nothing was moved."),
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to become what. names: what there is afterwards; one that is an origin's goes on.

    choice: for a split, from the code of a kind, or code:row, to the place in names; else the first.
    """

    kind: str
    origins: Sequence[Subject]
    names: Sequence[str]
    on: date
    document: str
    reason: str
    choice: Mapping[str, int] = field(default_factory=dict)


def refuse(order: Order, *, actor: Actor, today: date, ahead: bool = False) -> None:
    """Raise Refused with every reason against the order; ahead: prepared for a day to come."""
    permit(actor, "places.reorganise")
    first = order.origins[0] if order.origins else None
    beside = _beside(first).exclude(pk__in=[o.pk for o in order.origins]) if first else ()
    reasons = list(check(
        order.kind, [o.name for o in order.origins], order.names, order.on, today, order.document,
        order.reason, [one.name for one in beside], ahead=ahead))  # fmt: skip
    if reasons:
        raise Refused(reasons)


def reorganise(order: Order, *, seen: str, actor: Actor, at: datetime) -> int:
    """Make the successors and move all open work to them, in one transaction.

    seen: the fingerprint of the preview. One event of the trail for each row. Returns how many
    rows moved. Raises Refused where the order does not hold or the preview no longer does.
    """
    refuse(order, actor=actor, today=at.astimezone(SHANGHAI).date())
    with transaction.atomic():
        model = type(order.origins[0])
        held = model._default_manager.select_for_update().in_bulk([o.pk for o in order.origins])
        found = plan(order.origins)
        if found.fingerprint != seen or any(o.valid_to for o in held.values()):
            raise Refused([_CHANGED])
        targets = [_target(order, name, actor, at) for name in order.names]
        change: Any = change_areas if model is Area else change_units
        change(order.kind, order.origins, targets, on=order.on, source=order.document,
               reason=order.reason, actor=actor, at=at)  # fmt: skip
        for group in found.groups[::-1]:
            act = _below if group.move is VILLAGES else _move
            act(group, order, targets, actor, at)
    return found.total


def _beside(one: Subject) -> Any:
    rows: Any = type(one)._default_manager.filter(county_id=one.county_id, valid_to__isnull=True)
    return rows.filter(level=one.level, parent=one.parent_id) if isinstance(one, Area) else rows


def _target(order: Order, name: str, actor: Actor, at: datetime) -> Subject:
    """The origin of that name, or a new row beside the first origin."""
    goes_on = next((o for o in order.origins if o.name == name), None)
    if goes_on is not None:
        return goes_on
    first = order.origins[0]
    made: Subject
    if isinstance(first, Area):
        kind = next((k for k in ("社区", "街道", "镇", "乡", "村") if name.endswith(k)), first.kind)
        area = made = Area.objects.create(level=first.level, kind=kind, name=name, parent_id=first.parent_id,
                                   county_id=first.county_id, town_id=first.town_id,
                                   order=first.order, invented=first.invented)  # fmt: skip
        if area.level == "town":
            area.town = area
            area.save(update_fields=["town"])
        label = "places.area"
    else:
        unit = Unit.objects.create(
            name=name, line=first.line, kind=first.kind, parent_id=first.parent_id,
            order=first.order, county_id=first.county_id, town_id=first.town_id,
            village_id=first.village_id, invented=first.invented)  # fmt: skip
        made, label = unit, "people.unit"
    write([made], [Entry(made.county_id or 0, label, made.pk, "add", actor, at, {}, {"name": name},
                         reason=order.reason)])  # fmt: skip
    return made


def _below(
    group: Group, order: Order, targets: Sequence[Subject], actor: Actor, at: datetime
) -> None:
    """Put the villages of a town below its successors; every row in them carries the new town."""
    for target in targets:
        villages = [v for v in group.rows if targets[_place(order, group, v)] == target
                    and v.town_id != target.pk]  # fmt: skip
        if not villages or not isinstance(target, Area):
            continue
        transfer(villages, target, on=order.on, source=order.document, reason=order.reason,
                 actor=actor, at=at)  # fmt: skip
        keys = [v.pk for v in villages]
        for model in apps.get_models():
            if issubclass(model, Placed):
                rows: Any = model._default_manager.filter(village__in=keys)
                rows.update(town=target)
        Tally.objects.filter(scope="area", key_id__in=keys).update(town_id=target.pk)


def _move(
    group: Group, order: Order, targets: Sequence[Subject], actor: Actor, at: datetime
) -> None:
    """Move the rows of one kind; those whose successor is what they have stay untouched."""
    origins = {o.pk for o in order.origins}
    if group.move.quiet:
        _move_quietly(group, order, targets, origins)
        return
    deltas: Counter[tallies.Key] = Counter()
    moved, entries, names = [], [], set[str]()
    for row in group.rows:
        target = targets[_place(order, group, row)]
        before = _values(row, group)
        counted = isinstance(row, Commitment)
        if counted:
            deltas.subtract(tallies.keys(row, {}, now=True))
        names |= _set(row, group, origins, target)
        if counted:
            deltas.update(tallies.keys(row, {}, now=True))
        after = _values(row, group)
        if after != before:
            moved.append(row)
            entries.append(Entry(row_county(row, actor), row._meta.label_lower, row.pk, "moved",
                                 actor, at, before, after, reason=order.reason))  # fmt: skip
    write(moved, entries)
    _save(moved, names)
    tallies.move(deltas)
    _follow(group, moved)


def _move_quietly(
    group: Group, order: Order, targets: Sequence[Subject], origins: set[int]
) -> None:
    """Move the program's own bookkeeping, a statement a successor."""
    for number, target in enumerate(targets):
        rows = [r for r in group.rows if _place(order, group, r) == number
                and r.unit_id in origins - {target.pk} and not _there(r, group, target)]  # fmt: skip
        if rows:
            keys = [row.pk for row in rows]
            type(rows[0])._default_manager.filter(pk__in=keys).update(unit=target)


def _place(order: Order, group: Group, row: Any) -> int:
    code = group.move.code
    village = getattr(row, "village_id", None)
    if group.columns == ("town",) and village:
        return _place_of("villages", village, order)
    return _place_of(code, row.pk, order)


def _place_of(code: str, pk: int, order: Order) -> int:
    wanted = order.choice.get(f"{code}:{pk}", order.choice.get(code, 0))
    return wanted if 0 <= wanted < len(order.names) else 0


def _values(row: Any, group: Group) -> dict[str, Any]:
    names = (
        ("county", "town", "village") if group.columns[0] in ("town", "village") else group.columns
    )
    return {name: getattr(row, attname(row, name)) for name in names}


def _set(row: Any, group: Group, origins: set[int], target: Subject) -> set[str]:
    """Put the successor in place of the origin; returns the columns that may have changed."""
    if isinstance(target, Area):
        keys = placed(target)
        if target.level == "town":
            keys.pop("village_id")
        for key, value in keys.items():
            setattr(row, key, value)
        return {key.removesuffix("_id") for key in keys}
    for column in group.columns:
        name = attname(row, column)
        if getattr(row, name) in origins and not _there(row, group, target):
            setattr(row, name, target.pk)
    return set(group.columns)


def attname(row: Any, column: str) -> str:
    """The attribute that holds the key: of a foreign key, or of a column that keeps the key itself."""
    return str(row._meta.get_field(column).attname)


def _there(row: Any, group: Group, target: Subject) -> bool:
    """Whether the successor has such a row already, where only one may stand."""
    if not group.move.once:
        return False
    same = {name: getattr(row, attname(row, name)) for name in group.move.once}
    found: bool = type(row)._default_manager.filter(unit=target.pk, **same).exists()
    return found


def _save(rows: Sequence[Any], names: set[str]) -> None:
    """Save what moved; a duty that its new unit has already is joined to it."""
    if rows and isinstance(rows[0], Support):
        for row in rows:
            if not _joined(row):
                row.save(update_fields=["unit"])
        return
    if rows:
        columns = {f.name for f in rows[0]._meta.fields}
        for row in rows:
            if "version" in columns:
                row.version += 1
        save_columns(rows, sorted(names | ({"version", "last_event"} & columns)))


def _joined(row: Support) -> bool:
    """Whether the unit supports the commitment already: then its duty takes the other sentence in."""
    there = Support.objects.filter(commitment=row.commitment_id, unit=row.unit_id).exclude(
        pk=row.pk
    )
    held = there.first()
    if held is None:
        return False
    held.duty = f"{held.duty}；{row.duty}"[:300]
    held.save(update_fields=["duty"])
    Support.objects.filter(pk=row.pk).delete()
    return True


def _follow(group: Group, moved: Sequence[Any]) -> None:
    """What belongs to a commitment (proof, checks, answers …) carries its keys."""
    if group.move.code != "commitments" or group.columns[0] not in ("town", "village"):
        return
    keys: dict[tuple[int | None, int | None], list[int]] = {}
    for row in moved:
        keys.setdefault((row.town_id, row.village_id), []).append(row.pk)
    parts: list[Any] = [m for m in apps.get_models() if issubclass(m, Placed)
             and any(f.name == "commitment" for f in m._meta.fields)]  # fmt: skip
    for (town, village), ids in keys.items():
        for part in parts:
            part._default_manager.filter(commitment__in=ids).update(town=town, village=village)


def row_county(row: Any, actor: Actor) -> int:
    """The county of the chain a row's event enters."""
    found: int = getattr(row, "county_id", None) or actor.county
    return found
