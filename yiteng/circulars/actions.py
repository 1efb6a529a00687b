"""Drafting a circular from facts, changing its words, and the steps to its issue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from yiteng.circulars import drafting
from yiteng.circulars.models import Circular, Delivery
from yiteng.rules.actor import Actor
from yiteng.rules.circulars import KINDS
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.door import perform


def draft(
    title: str, kind: str, since: date, until: date, *, actor: Actor, at: datetime
) -> Circular:
    """Draft a circular of a period from what the rows say today.

    Raises Refused without a title, for a period that ends before it begins or in the future;
    KeyError for an unknown kind.
    """
    today = at.astimezone(SHANGHAI).date()
    if kind not in dict(KINDS):
        raise KeyError(kind)
    reasons = list(_reasons(title, since, until, today))
    if reasons:
        raise Refused(reasons)
    entrances.permit(actor, "circulars.write")
    found, invented = drafting.items(actor, since, until)
    made: Circular = entrances.open_one(
        Circular(
            county_id=actor.county, title=title.strip(), kind=kind,
            since=since, until=until, facts=drafting.facts(found, today), facts_on=today,
            body=drafting.body(kind, found, since, until, today), unit_id=actor.unit,
            recipients="\n".join(drafting.units_of(found, actor.unit_name)),
            drafted_by=actor.person, drafted_by_post=actor.post_title, invented=invented),
        actor=actor, at=at, action="circulars.write")  # fmt: skip
    return made


def _reasons(title: str, since: date, until: date, today: date) -> list[Refusal]:
    found = []
    if not title.strip():
        found.append(Refusal("circular.no_title", N_("Give the circular a title."), field="title"))
    if until < since:
        found.append(
            Refusal("circular.period", N_("The period ends before it begins."), field="until")
        )
    if until > today:
        found.append(Refusal("circular.future", N_("The period is not over yet."), field="until"))
    return found


def reword(
    row: Circular, title: str, body: str, *, actor: Actor, at: datetime, seen: int | None = None,
    **addressed: Any,
) -> Circular:  # fmt: skip
    """Change the words of a draft; the figures stay as they were counted. Raises Refused.

    addressed: recipients, copies, scope, asks, answer_by, where they change.
    """
    if row.state != "draft" or row.unit_id != actor.unit:
        raise Refused(
            [Refusal("circular.fixed", N_("Only the drafting unit changes it, and only a draft."))]
        )
    made: Circular = entrances.amend(
        row, {"title": title.strip(), "body": body.strip(), **addressed}, actor=actor, at=at,
        action="circulars.write", seen=seen)  # fmt: skip
    return made


def take(
    row: Circular,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Circular:
    """Take a step with a circular. Raises Refused with every reason."""
    found: Circular = perform(row, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return found


def settle(
    one: Delivery,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Delivery:
    """Note a circular one's unit received, or answer it. Raises Refused with every reason."""
    found: Delivery = perform(one, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return found
