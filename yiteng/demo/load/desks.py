"""Words left at posts, and circulars drafted from what the rows say."""

from __future__ import annotations

from yiteng.circulars import actions as circulars
from yiteng.demo.content.desks import CIRCULARS, LEFT
from yiteng.demo.load.keys import Keys, morning
from yiteng.handover.actions import leave
from yiteng.handover.models import Note


def load(keys: Keys) -> None:
    """Each by its post on its day."""
    for one in LEFT:
        note = leave(one.words, people=one.people, actor=keys.actors[one.post], at=morning(one.on))
        Note.objects.filter(pk=note.pk).update(invented=True)
    for said in CIRCULARS:
        actor, at = keys.actors[said.post], morning(said.submitted)
        row = circulars.draft(said.title, said.kind, said.since, said.until, actor=actor, at=at)
        circulars.take(row, "submit", actor=actor, at=at)
