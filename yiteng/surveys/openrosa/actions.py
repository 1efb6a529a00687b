"""Phones: admitted, revoked, seen on a day. Each of them enters the trail but the day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.surveys.models import Phone, Survey
from yiteng.surveys.openrosa import queries, tokens
from yiteng.workflow import entrances, trail

FILL = "surveys.fill"
#: Columns of a phone that enter the trail; the digest of its token does not.
PHONE = ("name", "post", "survey", "revoked_at")


def admit(
    survey: Survey, *, name: str, post: int, nonce: str, actor: Actor, at: datetime
) -> tuple[Phone, str]:
    """Admit a phone that sends for a post; returns it and its token, which is kept nowhere.

    nonce: of the page; the same page sent twice is one phone. Raises Refused where the actor may
    not speak for the post.
    """
    entrances.permit(actor, FILL)
    chosen = queries.posts(actor).filter(pk=post).select_related("unit").first()
    if chosen is None:
        raise Refused([Refusal("phone.post", N_(
            "A phone sends for your own post or, where you prepare surveys, for a post of your "
            "unit. Choose one of the list."))])  # fmt: skip
    token = tokens.of(nonce, post)
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        held = Phone.objects.filter(token_hash=tokens.digest(token)).first()
        if held is not None:
            return held, token
        unit = chosen.unit
        phone = Phone(name=name, post=chosen, survey=survey, token_hash=tokens.digest(token),
                      made_by=actor.post_title, made_at=at, county_id=survey.county_id,
                      town_id=unit.town_id, village_id=unit.village_id)  # fmt: skip
        saved: Phone = entrances.add(phone, actor=actor, at=at, action=FILL, audited=PHONE)
    return saved, token


def revoke(phone: Phone, *, actor: Actor, at: datetime) -> Phone:
    """Let a phone no longer in; a second click changes nothing. Raises Refused."""
    entrances.permit(actor, FILL)
    with transaction.atomic():
        fresh = Phone.objects.select_for_update().get(pk=phone.pk)
        if fresh.revoked_at is not None:
            return fresh
        before = trail.values(fresh, PHONE)
        fresh.revoked_at, fresh.revoked_by = at, actor.post_title
        fresh.save(update_fields=["revoked_at", "revoked_by"])
        after = trail.values(fresh, PHONE)
        said = trail.entry(fresh, action="revoke", actor=actor, at=at, before=before, after=after)
        trail.write([fresh], [said])
    return fresh


def noted(phone: Phone, *, on: date) -> None:
    """Remember the last day the phone asked for anything; one write a day."""
    if phone.seen_on != on:
        Phone.objects.filter(pk=phone.pk).update(seen_on=on)
