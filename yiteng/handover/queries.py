"""What a new holder must know: gathered from the rows, so that nobody writes it up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from yiteng.commitments.models import Support
from yiteng.handover.lists import First, firsts
from yiteng.handover.models import Note
from yiteng.handover.open import open_rows
from yiteng.people.models import Holding, Post
from yiteng.rules.actor import Actor


@dataclass(frozen=True, slots=True)
class Contact:
    """A unit one must talk to: its posts, and in how many of the open rows it takes part."""

    unit: str
    posts: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything of day one: words, the beginning of each list with its total, whom to talk to."""

    since: date | None
    note: Note | None
    versions: int
    firsts: list[First]
    contacts: list[Contact]

    @property
    def total(self) -> int:
        """How many commitments are open."""
        return self.firsts[0].total


def handover(actor: Actor, today: date) -> Handover:
    """The handover of the actor's post; the number of queries does not grow with the rows."""
    notes = Note.objects.filter(post=actor.post).order_by("-number")
    return Handover(_since(actor, today), notes.first(), notes.count(), firsts(actor),
                    contacts(actor))  # fmt: skip


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


def contacts(actor: Actor) -> list[Contact]:
    """Units beside one's own in the open rows, with their posts; three queries, counted there."""
    parts: Counter[int] = Counter()
    rows = open_rows(actor).select_related(None).order_by()
    for lead, checker, n in rows.values_list("lead_unit", "checker_unit").annotate(n=Count("pk")):
        parts.update(dict.fromkeys({lead, checker} - {None, actor.unit}, n))
    beside = Support.objects.filter(commitment__in=rows.values("pk")).exclude(unit=actor.unit)
    parts.update(dict(beside.values_list("unit").annotate(n=Count("pk")).order_by()))
    posts: dict[int, list[Any]] = {}
    found = Post.objects.filter(unit__in=parts).select_related("unit")
    for post in found.order_by("unit__order", "unit_id", "order", "id"):
        posts.setdefault(post.unit_id, []).append(post)
    return [
        Contact(held[0].unit.name, tuple(p.title for p in held), parts[unit])
        for unit, held in posts.items()
    ]
