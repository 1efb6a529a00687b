"""Entering facilities, services, designations, costs and bed-days; each enters the trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yiteng.audit.actions import Entry
from yiteng.reach.models import (
    BedDays,
    CareCount,
    DailyCost,
    Designation,
    Facility,
    Readmission,
    Service,
    TownTravel,
)
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add_many
from yiteng.workflow.trail import entry, write

_FACILITY = ("name", "level", "lon", "lat", "position_invented", "invented")
_COST = ("kind", "level", "scheme", "payment", "cost", "fund_share", "as_of")
_QUARTER = ("kind", "until", "discharged", "readmitted", "source")
_DATES = ("set_up_on", "commissioned_on", "opened_on")


def enter_facilities(rows: Sequence[Facility], *, actor: Actor, at: datetime) -> list[Facility]:
    """Enter facilities at their places; a name never says in which town one lies."""
    return add_many(rows, actor=actor, at=at, action="reach.write", audited=_FACILITY)


def enter_costs(rows: Sequence[DailyCost], *, actor: Actor, at: datetime) -> list[DailyCost]:
    """Enter average costs of a day. Raises Refused for a cost that is not positive."""
    if any(row.cost <= 0 for row in rows):
        raise Refused(
            [Refusal("reach.cost", N_("A cost of a day is more than nothing."), field="cost")]
        )
    return add_many(rows, actor=actor, at=at, action="reach.write", audited=_COST)


def set_travel(rows: Sequence[TownTravel], *, actor: Actor, at: datetime) -> list[TownTravel]:
    """Enter mountain factors of towns. Raises Refused for one below 1 or without a source."""
    if any(row.factor < 1 or not row.source.strip() for row in rows):
        raise Refused([
            Refusal("reach.factor", N_("A mountain factor is 1 or more and names its source."),
                    field="factor")
        ])  # fmt: skip
    return add_many(rows, actor=actor, at=at, action="reach.write", audited=("factor", "source"))


def enter_services(rows: Sequence[Service], *, actor: Actor, at: datetime) -> list[Service]:
    """Enter services with their dates: commissioned, opened and designated are not the same."""
    _may(actor)
    with transaction.atomic():
        Service.objects.bulk_create(rows)
        write([r.facility for r in rows], [
            entry(r.facility, action="service", actor=actor, at=at, before={},
                  after={"kind": r.kind, **{d: getattr(r, d) for d in _DATES}})
            for r in rows])  # fmt: skip
    return list(rows)


def enter_designations(
    rows: Sequence[Designation], *, actor: Actor, at: datetime
) -> list[Designation]:
    """Enter designations by scheme with the city's date and document number."""
    _may(actor)
    with transaction.atomic():
        Designation.objects.bulk_create(rows)
        write([r.service for r in rows], [
            _entry(r.service, "designation", actor, at, {
                "scheme": r.scheme, "approved_on": r.approved_on, "in_force_on": r.in_force_on})
            for r in rows])  # fmt: skip
    return list(rows)


def count_people(rows: Sequence[CareCount], *, actor: Actor, at: datetime) -> list[CareCount]:
    """Enter how many people a service cares for: counts only, never a patient."""
    _may(actor)
    with transaction.atomic():
        CareCount.objects.bulk_create(rows)
        write([r.service for r in rows], [
            _entry(r.service, "count", actor, at, {"what": r.what, "value": r.value})
            for r in rows])  # fmt: skip
    return list(rows)


def count_quarters(rows: Sequence[Readmission], *, actor: Actor, at: datetime) -> list[Readmission]:
    """Enter discharges and readmissions by quarter. Raises Refused for more readmitted than discharged."""
    if any(row.readmitted > row.discharged for row in rows):
        raise Refused([Refusal("reach.readmitted", N_("More were readmitted than discharged."))])
    return add_many(rows, actor=actor, at=at, action="reach.write", audited=_QUARTER)


def enter_bed_days(rows: Sequence[BedDays], *, actor: Actor, at: datetime) -> list[BedDays]:
    """Enter bed-days by month, scheme and payment; a month once. Raises Refused for one that is there."""
    _may(actor)
    wanted = {(r.service_id, r.month, r.scheme, r.payment) for r in rows}
    there = set(
        BedDays.objects.filter(service__in={r.service_id for r in rows}).values_list(
            "service_id", "month", "scheme", "payment"
        )
    )
    if wanted & there:
        month = min(m for _, m, _, _ in wanted & there)
        raise Refused(
            [
                Refusal(
                    "reach.month_there",
                    N_("The month {month} has been entered."),
                    {"month": month.strftime("%Y-%m")},
                    field="month",
                )
            ]
        )
    with transaction.atomic():
        BedDays.objects.bulk_create(rows, batch_size=500)
        services = {r.service_id: r.service for r in rows}
        write(list(services.values()), [
            _entry(s, "bed_days", actor, at,
                   {"days": sum(r.days for r in rows if r.service_id == pk)})
            for pk, s in services.items()])  # fmt: skip
    return list(rows)


def _entry(
    service: Service, action: str, actor: Actor, at: datetime, after: dict[str, object]
) -> Entry:
    return Entry(
        service.facility.county_id, "reach.service", service.pk, action, actor, at, {}, after
    )


def _may(actor: Actor) -> None:
    if not actor.may("reach.write"):
        raise Refused(
            [Refusal("reach.not_permitted", N_("Only the insurance branch keeps these records."))]
        )
