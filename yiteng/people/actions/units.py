"""Units, posts and the roles attached to posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from yiteng.audit.actions import Entry
from yiteng.people.models import Holding, Post, PostRole, Unit
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.roles import ADMINS, BY_CODE
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add_many
from yiteng.workflow.trail import write

_TWO_ADMINS = Refusal(
    "people.two_admins",
    N_(
        "System, security and audit administrators are three people; "
        "one person cannot be two of them."
    ),
    field="role",
)
_ADMIN_IN_BUSINESS = Refusal(
    "people.admin_in_business",
    N_("An administrator holds no business post, and nobody in business is an administrator."),
    field="role",
)


def create_units(units: Sequence[Unit], *, actor: Actor, at: datetime) -> list[Unit]:
    """Enter units, parents before children; all or none."""
    return add_many(
        units,
        actor=actor,
        at=at,
        action="people.accounts",
        audited=("name", "line", "kind", "parent", "invented"),
    )


def create_posts(posts: Sequence[Post], *, actor: Actor, at: datetime) -> list[Post]:
    """Enter posts of units that exist."""
    _may(actor, "people.accounts")
    with transaction.atomic():
        Post.objects.bulk_create(posts, batch_size=500)
        write(
            posts,
            [_entry(p, "add", actor, at, {"title": p.title, "unit": p.unit_id}) for p in posts],
        )
    return list(posts)


def grant_roles(grants: Sequence[tuple[Post, str]], *, actor: Actor, at: datetime) -> int:
    """Attach roles to posts; what is attached already stays. Returns how many are new.

    Raises Refused for an unknown role, and where one person would hold two of the three
    administrators' roles, or one of them beside a business role (domain E1).
    """
    _may(actor, "people.roles")
    unknown = {role for _, role in grants} - BY_CODE.keys()
    if unknown:
        raise Refused(
            [
                Refusal(
                    "people.unknown_role",
                    N_("There is no role {role}."),
                    {"role": sorted(unknown)[0]},
                    field="role",
                )
            ]
        )
    with transaction.atomic():
        there = set(
            PostRole.objects.filter(post__in={p for p, _ in grants}).values_list("post_id", "role")
        )
        new = [(p, r) for p, r in grants if (p.pk, r) not in there]
        PostRole.objects.bulk_create([PostRole(post=p, role=r) for p, r in new], batch_size=500)
        check_separation(holders({p for p, _ in new}, at.date()), at.date())
        write([p for p, _ in new], [_entry(p, "grant", actor, at, {"role": r}) for p, r in new])
    return len(new)


def revoke_role(post: Post, role: str, *, actor: Actor, at: datetime) -> None:
    """Take a role off a post; what was done by it stays. Raises Refused where it is not attached."""
    _may(actor, "people.roles")
    with transaction.atomic():
        gone, _ = PostRole.objects.filter(post=post, role=role).delete()
        if not gone:
            raise Refused([Refusal("people.no_role", N_("The post has no such role (any more)."),
                                   field="role")])  # fmt: skip
        write([post], [_entry(post, "revoke", actor, at, {"role": role})])


def holders(posts: set[Post], on: date) -> set[int]:
    """The accounts that hold one of the posts on the day or later."""
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    found = Holding.objects.filter(lasting, post__in=posts)
    return set(found.values_list("account_id", flat=True))


def check_separation(accounts: set[int], on: date) -> None:
    """Refuse where an account is two administrators, or an administrator and in business.

    Posts held on the day or later count, those on leave too (domain E1): whoever may switch to
    a business post sees business rows. Raises Refused.
    """
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    held: dict[int, set[str]] = {}
    rows = Holding.objects.filter(lasting, account__in=accounts, post__roles__isnull=False)
    for account, role in rows.values_list("account_id", "post__roles__role"):
        held.setdefault(account, set()).add(role)
    admins = [roles for roles in held.values() if roles & ADMINS]
    refusals = []
    if any(len(roles & ADMINS) > 1 for roles in admins):
        refusals.append(_TWO_ADMINS)
    if any(roles - ADMINS for roles in admins):
        refusals.append(_ADMIN_IN_BUSINESS)
    if refusals:
        raise Refused(refusals)


def _entry(post: Post, action: str, actor: Actor, at: datetime, after: dict[str, object]) -> Entry:
    return Entry(post.unit.county_id, "people.post", post.pk, action, actor, at, {}, after)


def _may(actor: Actor, action: str) -> None:
    if not actor.may(action):
        raise Refused([Refusal("people.not_permitted", N_("Your post has no right to do this."))])
