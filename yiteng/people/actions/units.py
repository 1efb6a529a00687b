"""Units, posts and the roles attached to posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yiteng.audit.actions import Entry
from yiteng.people.models import Holding, Post, PostRole, Unit
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.roles import ADMINS, BY_CODE
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add_many
from yiteng.workflow.trail import write


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
    administrators' roles (separation of the three, domain E1).
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
        check_separation({a for p, r in new if r in ADMINS for a in holders(p)})
        write([p for p, _ in new], [_entry(p, "grant", actor, at, {"role": r}) for p, r in new])
    return len(new)


def holders(post: Post) -> list[int]:
    """The accounts that hold the post and have not given it up."""
    return list(
        Holding.objects.filter(post=post, until__isnull=True).values_list("account_id", flat=True)
    )


def check_separation(accounts: set[int]) -> None:
    """Refuse where one of the accounts holds two of the three administrators' roles."""
    rows = PostRole.objects.filter(
        role__in=ADMINS, post__holdings__account__in=accounts, post__holdings__until__isnull=True
    ).values_list("post__holdings__account_id", "role")
    held: dict[int, set[str]] = {}
    for account, role in rows:
        held.setdefault(account, set()).add(role)
    if any(len(roles) > 1 for roles in held.values()):
        raise Refused(
            [
                Refusal(
                    "people.two_admins",
                    N_(
                        "System, security and audit administrators are three people; "
                        "one person cannot be two of them."
                    ),
                    field="role",
                )
            ]
        )


def _entry(post: Post, action: str, actor: Actor, at: datetime, after: dict[str, object]) -> Entry:
    return Entry(post.unit.county_id, "people.post", post.pk, action, actor, at, {}, after)


def _may(actor: Actor, action: str) -> None:
    if not actor.may(action):
        raise Refused([Refusal("people.not_permitted", N_("Your post has no right to do this."))])
