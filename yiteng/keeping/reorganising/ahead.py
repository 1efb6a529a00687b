"""Changes prepared for a day to come: kept, given up, or done by the daily step on their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from yiteng.audit.actions import Entry, record
from yiteng.keeping.models import Prepared
from yiteng.keeping.reorganising.actions import Order, refuse, reorganise
from yiteng.keeping.reorganising.queries import plan
from yiteng.messaging.recipients import as_post
from yiteng.messaging.registry import Case
from yiteng.people.models import Unit
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.messages import Notice, To
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI, real_now
from yiteng.workflow.entrances import permit

_GONE = Refusal("reorganise.gone", N_("It was done or given up meanwhile; look again."))


def prepare(order: Order, *, actor: Actor, at: datetime) -> Prepared:
    """Keep a change for its day. Raises Refused with every reason against it."""
    refuse(order, actor=actor, today=at.astimezone(SHANGHAI).date(), ahead=True)
    subject = "areas" if isinstance(order.origins[0], Area) else "units"
    with transaction.atomic():
        row = Prepared.objects.create(
            county_id=actor.county, subject=subject, kind=order.kind,
            origins=[one.pk for one in order.origins],
            origin_names="、".join(one.name for one in order.origins)[:400],
            names=list(order.names), on=order.on, document=order.document, reason=order.reason,
            choice=dict(order.choice), post_id=actor.post, prepared_at=at)  # fmt: skip
        _note(row, "prepare", actor, at)
    return row


def withdraw(row: Prepared, *, actor: Actor, at: datetime) -> None:
    """Give a prepared change up before it is done. Raises Refused where it is too late."""
    permit(actor, "places.reorganise")
    with transaction.atomic():
        fresh = Prepared.objects.select_for_update().get(pk=row.pk, county_id=actor.county)
        if not fresh.open:
            raise Refused([_GONE])
        fresh.withdrawn_at = at
        fresh.save(update_fields=["withdrawn_at"])
        _note(fresh, "give_up", actor, at)


def carry_out(today: date, now: datetime) -> int:
    """Do what is due, each by itself; returns how many were done. Idempotent.

    Open work is taken as it stands on the day. What cannot be done keeps its reason and waits for
    a person: the next night tries again.
    """
    due = Prepared.objects.filter(on__lte=today, done_at=None, withdrawn_at=None)
    return sum(_do(pk, now) for pk in due.order_by("on", "id").values_list("pk", flat=True))


def _do(pk: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            row = Prepared.objects.select_for_update().select_related("post__unit").get(pk=pk)
            if not row.open:
                return False
            order, actor = _order(row), as_post(row.post)
            row.moved = reorganise(
                order, seen=plan(order.origins).fingerprint, actor=actor, at=now)  # fmt: skip
            row.done_at, row.fault = now, []
            row.save(update_fields=["moved", "done_at", "fault"])
            _note(row, "carry_out", actor, now)
    except Refused as refused:
        said = [(one.code, one.sentence, dict(one.params)) for one in refused.refusals]
        Prepared.objects.filter(pk=pk).update(fault=said)
        return False
    return True


def _order(row: Prepared) -> Order:
    model: Any = Area if row.subject == "areas" else Unit
    found = model.objects.in_bulk(row.origins)
    if len(found) < len(row.origins):
        raise Refused([_GONE])
    return Order(row.kind, [found[pk] for pk in row.origins], row.names, row.on, row.document,
                 row.reason, row.choice)  # fmt: skip


def faults(case: Case) -> Iterator[Notice]:
    """A change that could not be done on its day is told to the system administrators at once."""
    rows = Prepared.objects.filter(county_id=case.county, done_at=None, withdrawn_at=None)
    for row in rows.exclude(fault=[]):
        yield Notice(
            "moved", f"prepared:{row.pk}:{row.on}", To("places.reorganise", role="system_admin"),
            N_("The change prepared for {day} could not be done; the reason stands beside it."),
            {"day": row.on.isoformat()}, row.origin_names[:200],
            reverse(f"keeping:{row.subject}"), row.on)  # fmt: skip


def _note(row: Prepared, action: str, actor: Actor, at: datetime) -> None:
    record([Entry(row.county_id, "keeping.prepared", row.pk, action, actor, at, {},
                  {"on": row.on.isoformat(), "kind": row.kind, "origins": row.origin_names,
                   "names": row.names}, reason=row.reason)], recorded_at=real_now())  # fmt: skip
