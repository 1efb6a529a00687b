"""The service of a facility follows its case: commissioned, opened, in force, designated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.designation.models import DesignationCase
from yiteng.reach.models import Designation, Service
from yiteng.workflow.flow import Change

#: Step → the column of the service that gets the case's day.
_SERVICE = {"commission": "commissioned_on", "open_doors": "opened_on"}
_SCHEMES = ("review", "agree", "enforce", "renew", "end")
_UNITS = {"dialysis": "machine", "psychiatric": "bed", "long_term_care": "person"}


def note_services(changes: Sequence[Change]) -> None:
    """Write the day to the service, and to its designations by scheme.

    The trail has it in the event of the step: the service is a view of the case. A wrong click
    taken back takes the day out again.
    """
    for one in changes:
        step = one.step
        if step == "take_back":
            _all(one.row)
        elif step == "take_over":
            _service(one.row)
            _all(one.row)
        elif step in _SERVICE:
            column = _SERVICE[step]
            service = _service(one.row)
            Service.objects.filter(pk=service.pk).update(**{column: getattr(one.row, column)})
        elif step in _SCHEMES:
            _schemes(one.row)


def _all(row: DesignationCase) -> None:
    if row.service_id is None:
        return
    Service.objects.filter(pk=row.service_id).update(
        commissioned_on=row.commissioned_on, opened_on=row.opened_on
    )
    _schemes(row)


def _service(row: DesignationCase) -> Service:
    """The service of the case; made where the facility has none of the kind yet."""
    if row.service_id is None:
        found = Service.objects.filter(facility=row.facility_id, kind=row.kind).first()
        row.service = found or Service.objects.create(
            facility_id=row.facility_id, kind=row.kind, capacity=row.capacity,
            capacity_unit=_UNITS.get(row.kind, ""), source=row.source,
        )  # fmt: skip
        DesignationCase.objects.filter(pk=row.pk).update(service=row.service)
    assert row.service is not None
    return row.service


def _schemes(row: DesignationCase) -> None:
    """One designation a scheme: what the city decided and from when it is in force."""
    service = _service(row)
    said: dict[str, Any] = {
        "applied_on": row.applied_on, "approved_on": row.reviewed_on,
        "document_number": row.review_number, "in_force_on": row.in_force_on,
        "ends_on": row.ended_on or row.agreement_until,
    }  # fmt: skip
    for scheme in ("employees", "residents"):
        if getattr(row, scheme):
            found = Designation.objects.filter(service=service, scheme=scheme)
            if not found.update(**said):
                Designation.objects.create(
                    service=service, scheme=scheme, source=row.source, **said
                )
