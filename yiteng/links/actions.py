"""Making links and clearing suspect ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from yiteng.links.models import Link
from yiteng.links.nodes import Key, load
from yiteng.links.queries import ups
from yiteng.links.stored import renew
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.trail import entry, values, write

AUDITED = ("up_type", "up_id", "down_type", "down_id", "role", "up_fingerprint")


Made = tuple[Key, Key, str, Actor, datetime]


def link_many(pairs: Sequence[tuple[Key, Key, str]], *, actor: Actor, at: datetime) -> int:
    """Link (up, down, role) each, with up's present fingerprint; what is there already stays.

    Returns how many were made. Raises Refused where an end does not exist.
    """
    return link_each([(up, down, role, actor, at) for up, down, role in pairs])


def link_each(made: Sequence[Made]) -> int:
    """Links (up, down, role, actor, at), each made by its own post; see link_many."""
    nodes = load([key for up, down, *_ in made for key in (up, down)])
    if any(up not in nodes or down not in nodes for up, down, *_ in made):
        raise Refused([Refusal("links.no_end", N_("One end of the link does not exist."))])
    said: dict[tuple[Key, Key, str], tuple[Link, Actor, datetime]] = {}
    for up, down, role, actor, at in made:
        link = Link(county_id=nodes[down].county, up_type=up[0], up_id=up[1], down_type=down[0],
                    down_id=down[1], role=role, up_fingerprint=nodes[up].fingerprint,
                    made_by_post=actor.post_title, made_at=at)  # fmt: skip
        said.setdefault((up, down, role), (link, actor, at))
    with transaction.atomic():
        count = _written(said)
    transaction.on_commit(partial(renew, [up for up, *_ in made]))
    return count


def _written(said: Mapping[tuple[Key, Key, str], tuple[Link, Actor, datetime]]) -> int:
    """Store what is not there yet, with one event of the trail each. Returns how many."""
    downs = [down for _up, down, _role in said]
    there = {_key(link) for link in ups(downs)}
    Link.objects.bulk_create(
        [link for key, (link, *_by) in said.items() if key not in there],
        batch_size=500,
        ignore_conflicts=True,
    )
    stored = {_key(link): link for link in ups(downs)}
    fresh = [stored[key] for key in said if key not in there]
    events = [
        entry(link, action="link", actor=actor, at=at, before={}, after=values(link, AUDITED))
        for key, (_link, actor, at) in said.items()
        if key not in there and (link := stored[key])
    ]
    write(fresh, events)
    return len(fresh)


def _key(link: Link) -> tuple[Key, Key, str]:
    return (link.up_type, link.up_id), (link.down_type, link.down_id), link.role


def clear(link: Link, *, actor: Actor, at: datetime, reason: str) -> Link:
    """Say that what is below still holds although the text above changed.

    Stores the present fingerprint, who said so and why. Raises Refused.
    """
    if not actor.may("thread.clear"):
        raise Refused([Refusal("links.clear", N_("Your post cannot clear this."))])
    if not reason.strip():
        raise Refused([Refusal("links.no_reason", N_("Say why it still holds."), field="reason")])
    node = load([(link.up_type, link.up_id)])[(link.up_type, link.up_id)]
    with transaction.atomic():
        before = {"up_fingerprint": link.up_fingerprint}
        link.up_fingerprint = node.fingerprint
        link.cleared_by_post, link.cleared_at, link.reason = (
            actor.post_title,
            at,
            reason,
        )
        write(
            [link],
            [
                entry(
                    link,
                    action="clear",
                    actor=actor,
                    at=at,
                    before=before,
                    after={"up_fingerprint": node.fingerprint},
                    reason=reason,
                )
            ],
        )
        link.save()
    return link
