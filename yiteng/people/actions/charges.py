"""Entering which leader is in charge of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from yiteng.people.models import Charge, Post, Unit
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import permit
from yiteng.workflow.trail import entry, write


def put_in_charge(
    units: Sequence[Unit], post: Post, source: str, *, since: date, actor: Actor, at: datetime
) -> list[Charge]:
    """Enter that a leader is in charge of units from a day on; whoever was before ends that day.

    source: the document on the division of work. Raises Refused.
    """
    permit(actor, "people.put_in_charge")
    reasons = []
    if not post.roles.filter(role="leader").exists() or post.unit.county_id != actor.county:
        reasons.append(Refusal("charge.no_leader", N_("Only a leader of the district is in charge "
                                                      "of units."), field="post"))  # fmt: skip
    if not source.strip():
        reasons.append(Refusal("charge.no_source", N_("Name the document on the division of work."),
                               field="source"))  # fmt: skip
    if not units or any(unit.county_id != actor.county for unit in units):
        reasons.append(
            Refusal("charge.no_unit", N_("Choose a unit of the district."), field="unit")
        )
    if reasons:
        raise Refused(reasons)
    with transaction.atomic():
        before = Charge.objects.select_for_update().filter(unit__in=units, until__isnull=True)
        was = {row.unit_id: row.post_id for row in before}
        before.update(until=since)
        made = [Charge(unit=u, post=post, since=since, source=source.strip()) for u in units]
        Charge.objects.bulk_create(made, batch_size=500)
        write(list(units), [
            entry(u, action="in_charge", actor=actor, at=at, before={"post": was.get(u.pk)},
                  after={"post": post.pk, "since": since.isoformat()}, reason=source.strip())
            for u in units
        ])  # fmt: skip
    return made
