"""What a new holder must know: gathered from the rows, so that nobody writes it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from yiteng.commitments.models import Commitment, Request, Support
from yiteng.gate.models import Application
from yiteng.handover.models import Note
from yiteng.measures.models import Measure
from yiteng.people.models import Holding, Post
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor

OPEN = ("issued", "objected", "active", "suspended", "reported", "verified", "asked")
#: A desk with more open rows than these is read on screen, list by list.
MOST = 200


@dataclass(frozen=True, slots=True)
class Contact:
    """A unit one must talk to: its posts, and in how many of the open rows it takes part."""

    unit: str
    posts: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything of day one, each part a list of rows."""

    since: date | None
    note: Note | None
    versions: int
    open: list[Commitment]
    firms: list[Commitment]
    published: list[Commitment]
    asked: list[Request]
    measures: list[Measure]
    applications: list[Application]
    contacts: list[Contact]


def handover(actor: Actor, today: date) -> Handover:
    """The handover of the actor's post; the number of queries does not grow with the rows."""
    notes = Note.objects.filter(post=actor.post).order_by("-number")
    rows = _open(actor)
    return Handover(
        since=_since(actor, today),
        note=notes.first(),
        versions=notes.count(),
        open=rows,
        firms=[r for r in rows if r.enterprise_id or r.served_type == "firm"],
        published=[r for r in rows if r.published],
        asked=list(
            Request.objects.filter(commitment__in=rows, outcome="")
            .select_related("commitment")
            .order_by("asked_at", "id")
        ),
        measures=list(
            visible(Measure, actor).filter(lead=actor.unit, state="issued").order_by("id")[:MOST]
        ),
        applications=list(
            visible(Application, actor)
            .filter(unit=actor.unit)
            .exclude(state__in=("merged", "reshaped", "convened"))
            .order_by("id")[:MOST]
        ),
        contacts=_contacts(rows, actor.unit),
    )


def note_of(actor: Actor) -> Note | None:
    """The words that hold for the actor's post; one query."""
    return Note.objects.filter(post=actor.post).order_by("-number").first()


def versions(actor: Actor) -> list[Note]:
    """All that was left for this post, the latest first."""
    return list(Note.objects.filter(post=actor.post).order_by("-number"))


def is_new(actor: Actor, today: date, days: int = 30) -> bool:
    """Whether the holder took the post within the last days; one query."""
    since = _since(actor, today)
    return since is not None and (today - since).days < days


def _since(actor: Actor, today: date) -> date | None:
    held = Holding.objects.filter(account=actor.person, post=actor.post, since__lte=today)
    return held.order_by("-since").values_list("since", flat=True).first()


def _open(actor: Actor) -> list[Commitment]:
    """What the unit leads or supports, what the post accepts; for a leader what leaders promised."""
    mine = Q(lead_unit=actor.unit) | Q(support__unit=actor.unit) | Q(acceptor_post=actor.post)
    if "leader" in actor.roles:
        mine |= Q(origin="instruction")
    found = Commitment.objects.filter(mine, county_id=actor.county, state__in=OPEN).distinct()
    found = found.select_related("lead_unit", "village", "town", "enterprise")
    return list(found.order_by("due_at", "id")[:MOST])


def _contacts(rows: Sequence[Commitment], own: int) -> list[Contact]:
    """Units beside one's own in the open rows, with their posts; two queries."""
    parts: Counter[int] = Counter()
    for row in rows:
        parts.update({row.lead_unit_id or own, row.checker_unit_id or own} - {own})
    beside = Support.objects.filter(commitment__in=rows).exclude(unit=own)
    parts.update(beside.values_list("unit_id", flat=True))
    posts: dict[int, list[Any]] = {}
    found = Post.objects.filter(unit__in=parts).select_related("unit")
    for post in found.order_by("unit__order", "unit_id", "order", "id"):
        posts.setdefault(post.unit_id, []).append(post)
    return [
        Contact(held[0].unit.name, tuple(p.title for p in held), parts[unit])
        for unit, held in posts.items()
    ]
