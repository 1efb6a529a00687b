"""Leaving words for whoever holds the post next."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yiteng.handover.models import Note
from yiteng.people.models import Post
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add

AUDITED = ("post", "number", "words", "people")


def leave(
    words: str, *, people: str = "", actor: Actor, at: datetime, seen: int | None = None
) -> Note:
    """Leave words for the actor's own post, as a new version; the earlier ones stay.

    people: whom to call, in posts and roles. seen: number of the version the actor looked at.
    Raises Refused without words, where nothing changed, or where somebody was quicker.
    """
    with transaction.atomic():
        Post.objects.select_for_update().get(pk=actor.post)
        held = Note.objects.filter(post=actor.post).order_by("-number").first()
        reasons = list(_reasons(words, people, held, seen))
        if reasons:
            raise Refused(reasons)
        made: Note = add(
            Note(county_id=actor.county, town_id=actor.town, village_id=actor.village,
                 post_id=actor.post, number=(held.number if held else 0) + 1,
                 words=words.strip(), people=people.strip(), written_at=at,
                 written_by_post=actor.post_title),
            actor=actor, at=at, action="handover.write", audited=AUDITED)  # fmt: skip
        made.save(update_fields=["last_event"])
    return made


def _reasons(words: str, people: str, held: Note | None, seen: int | None) -> list[Refusal]:
    number = held.number if held else 0
    found = []
    if not words.strip():
        found.append(
            Refusal("handover.no_words", N_("Write what the next holder must know."), field="words")
        )
    if held and (held.words, held.people) == (words.strip(), people.strip()):
        found.append(Refusal("handover.same", N_("Nothing was changed.")))
    if seen is not None and seen != number:
        found.append(
            Refusal(
                "handover.quicker",
                N_("Another holder of this post wrote meanwhile; look at the words again."),
            )
        )
    return found
