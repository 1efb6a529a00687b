"""From an account and a post to the Actor of a request."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from yiteng.people.models import Account, Holding
from yiteng.rules.actor import Actor


def holdings(account: Account, on: date) -> QuerySet[Holding]:
    """The posts the account holds on the day, own ones before acting ones, the first held first; leave is left out."""
    return (
        Holding.objects.filter(account=account, since__lte=on, on_leave=False)
        .filter(Q(until__isnull=True) | Q(until__gt=on))
        .select_related("post__unit")
        .prefetch_related("post__roles")
        .order_by("acting", "id")
    )


def actor_of(holding: Holding) -> Actor:
    """The Actor of one holding, with the roles of its post and the place of its unit."""
    post, unit = holding.post, holding.post.unit
    return Actor(
        person=holding.account_id,
        name=holding.account.name,
        post=post.pk,
        post_title=post.title,
        unit=unit.pk,
        unit_name=unit.name,
        line=unit.line,
        county=unit.county_id,
        town=unit.town_id,
        village=unit.village_id,
        roles=frozenset(r.role for r in post.roles.all()),
        acting=holding.acting,
    )


def actor_on_post(post_id: int, on: date) -> Actor:
    """The Actor of whoever holds the post on the day (imports, the demo). Raises LookupError."""
    found = (
        Holding.objects.filter(post_id=post_id, since__lte=on, on_leave=False)
        .filter(Q(until__isnull=True) | Q(until__gt=on))
        .select_related("post__unit", "account")
        .order_by("acting", "id")
        .first()
    )
    if found is None:
        raise LookupError(f"nobody holds post {post_id}")
    return actor_of(found)
