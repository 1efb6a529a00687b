"""Writing results to a file, naming whose files are taken, taking a file in."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from yiteng.designation import packages
from yiteng.designation.models import DesignationCase, Partner, ReceivedResult
from yiteng.people.visibility import visible
from yiteng.places.models import AreaCode
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.trail import entry, write

_RESULT = ("reviewed", "agreed", "noticed", "tested", "opened", "operating", "suspended", "ended")
PARTNER = ("name", "key", "since", "until")
RECEIVED = ("partner", "number", "facility", "kind", "status", "as_of", "sha256")


def export(*, actor: Actor, at: datetime) -> bytes:
    """The county's results, signed; the trail keeps that they were written and for how many."""
    entrances.permit(actor, "designation.results")
    rows = visible(DesignationCase, actor).filter(state__in=_RESULT)
    cases = list(rows.select_related("facility__town", "county").order_by("id"))
    if not cases:
        raise Refused([Refusal("results.none", N_("No case has a result yet."))])
    made = packages.make(actor.unit_name, at.astimezone(SHANGHAI).date(), [_row(c) for c in cases],
                         county=_code(actor.county))  # fmt: skip
    with transaction.atomic():
        write(cases, [
            entry(c, action="result_exported", actor=actor, at=at, before={},
                  after={"sha256": sha256(made).hexdigest()})
            for c in cases
        ])  # fmt: skip
    return made


def trust(partner: Partner, *, actor: Actor, at: datetime) -> Partner:
    """Enter another installation's public key, compared with its owner by another way."""
    if len(partner.key) != 64 or set(partner.key) - set("0123456789abcdef"):
        raise Refused([Refusal("results.key", N_(
            "A key has 64 figures and letters a to f."), field="key")])  # fmt: skip
    if Partner.objects.filter(county=partner.county, key=partner.key, until__isnull=True).exists():
        raise Refused([Refusal("results.key_there", N_("This key is entered already."),
                               field="key")])  # fmt: skip
    entered: Partner = entrances.add(
        partner, actor=actor, at=at, action="designation.results", audited=PARTNER
    )
    return entered


def distrust(partner: Partner, *, actor: Actor, at: datetime) -> Partner:
    """From today on no more files are taken from it; what came before stays."""
    entrances.permit(actor, "designation.results")
    with transaction.atomic():
        partner.until = at.astimezone(SHANGHAI).date()
        write([partner], [entry(partner, action="end", actor=actor, at=at, before={"until": None},
                                after={"until": partner.until})])  # fmt: skip
        partner.save(update_fields=["until"])
    return partner


def receive(package: bytes, *, actor: Actor, at: datetime) -> list[ReceivedResult]:
    """Take a file in, whole or not at all; the same file again changes nothing.

    Returns the rows that are new or changed. Raises Refused for a signature that does not fit, a
    key that is not entered, another county, and a file older than what is here.
    """
    entrances.permit(actor, "designation.results")
    key = packages.key_of(package)
    partner = Partner.objects.filter(county=actor.county, key=key, until__isnull=True).first()
    opened = packages.open_file(package, partner.key if partner else "")
    assert partner is not None
    _same_county(opened.county, actor.county)
    with transaction.atomic():
        held = {r.number: r for r in ReceivedResult.objects.select_for_update()
                .filter(partner=partner)}  # fmt: skip
        _not_older(opened.as_of, list(held.values()))
        changed = [
            row for data in opened.rows
            if (row := _changed(held.get(data["number"]), data, partner, opened))
        ]  # fmt: skip
        for row in changed:
            row.save()
        write(changed, [
            entry(r, action="receive", actor=actor, at=at, before={},
                  after={"facility": r.facility, "status": r.status, "sha256": r.sha256})
            for r in changed
        ])  # fmt: skip
    return changed


def _changed(
    held: ReceivedResult | None, data: Any, partner: Partner, opened: packages.Opened
) -> ReceivedResult | None:
    same = ("facility", "area", "kind", "status", "fields")
    if held is not None and all(getattr(held, name) == data[name] for name in same):
        return None
    row = held or ReceivedResult(partner=partner, number=data["number"], county=partner.county)
    for name in same:
        setattr(row, name, data[name])
    row.as_of, row.sha256 = opened.as_of, opened.sha256
    return row


def _same_county(said: str, county: int | None) -> None:
    """Results of another county are not taken in here; a file that names none is."""
    own = _code(county)
    if said and own and said != own:
        raise Refused([Refusal("results.county", N_(
            "The file is about the county of code {said}; here it is {own}."),
            {"said": said, "own": own}, field="package")])  # fmt: skip


def _code(county: int | None) -> str:
    """The six-figure code of a county, empty where none is known."""
    found = AreaCode.objects.filter(area=county, system="nbs").order_by("-id")
    return (found.values_list("code", flat=True).first() or "")[:6]


def _not_older(as_of: date, held: list[ReceivedResult]) -> None:
    latest = max((row.as_of for row in held), default=as_of)
    if as_of < latest:
        raise Refused([Refusal("results.older", N_(
            "The file says how things stood on {day}; what is here is later."),
            {"day": as_of}, field="package")])  # fmt: skip


def _row(case: DesignationCase) -> dict[str, Any]:
    return {
        "number": case.pk, "facility": case.facility.name,
        "area": case.facility.town.name if case.facility.town else case.county.name,
        "kind": case.kind, "status": DESIGNATION.state(case.state).code,
        "fields": {name: _plain(getattr(case, name)) for name in packages.FIELDS},
    }  # fmt: skip


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
