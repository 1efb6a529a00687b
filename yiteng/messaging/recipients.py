"""From “whom it is for” to posts, and from posts to those who hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from yiteng.messaging.models import Address
from yiteng.people.models import Account, Holding, Post, PostRole
from yiteng.rules.actor import Actor
from yiteng.rules.messages import To
from yiteng.rules.permissions import GRANTS


def posts_of(wanted: Collection[To], county: int) -> dict[To, list[Post]]:
    """The posts each is for; two queries at most, however many are wanted."""
    units = {to.unit for to in wanted if to.unit}
    roles = {to.role for to in wanted if to.role}
    found: dict[To, list[Post]] = {to: [] for to in wanted}
    if not found:
        return found
    asked = Q(post__unit__in=units) | Q(role__in=roles, post__unit__county_id=county)
    rows = PostRole.objects.filter(asked).select_related("post__unit").order_by("post_id", "role")
    held = [(row.role, row.post) for row in rows]
    for to, posts in found.items():
        fits = {post.pk: post for role, post in held if _fits(to, role, post)}
        posts.extend(fits.values())
    return found


def _fits(to: To, role: str, post: Post) -> bool:
    if role not in GRANTS[to.action]:
        return False
    if to.unit:
        return bool(post.unit_id == to.unit)
    return role == to.role and (to.town is None or post.unit.town_id == to.town)


def holders(posts: Iterable[int], on: date) -> list[Holding]:
    """Who holds one of the posts on the day, those on leave left out; one query."""
    return list(
        Holding.objects.filter(post__in=list(posts), since__lte=on, on_leave=False)
        .filter(Q(until__isnull=True) | Q(until__gt=on), account__is_active=True)
        .select_related("account", "post__unit")
        .prefetch_related("post__roles")
        .order_by("account_id", "acting", "id")
    )


def confirmed() -> QuerySet[Address]:
    """The addresses whose holders confirmed them: mail goes to these only."""
    return Address.objects.filter(since__isnull=False)


def accounts_of(county: int, on: date) -> list[Account]:
    """The accounts of a county that confirmed a mail address and hold a post on the day."""
    held = Holding.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), since__lte=on, on_leave=False,
        post__unit__county_id=county)  # fmt: skip
    return list(
        Account.objects.filter(is_active=True, pk__in=held.values("account_id"))
        .filter(pk__in=confirmed().values("account_id"))
        .order_by("pk")
    )


def as_post(post: Post) -> Actor:
    """A post as an actor nobody stands behind, to see what waits for it (slips of paper)."""
    unit = post.unit
    return Actor(
        0, "", post.pk, post.title, unit.pk, unit.name, unit.line, unit.county_id, unit.town_id,
        unit.village_id, frozenset(r.role for r in post.roles.all()))  # fmt: skip
