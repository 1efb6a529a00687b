"""Words left at posts, and circulars drafted from what the rows say."""

from __future__ import annotations

from yiteng.circulars import actions as circulars
from yiteng.demo.content.desks import CIRCULARS, LEFT, Drafted
from yiteng.demo.load.keys import Keys, morning
from yiteng.handover.actions import leave
from yiteng.handover.models import Note


def load(keys: Keys) -> None:
    """Each by its post on its day."""
    for one in LEFT:
        note = leave(one.words, people=one.people, actor=keys.actors[one.post], at=morning(one.on))
        Note.objects.filter(pk=note.pk).update(invented=True)
    for said in CIRCULARS:
        _circular(keys, said)


def _circular(keys: Keys, said: Drafted) -> None:
    """Drafted, addressed, put before the leader; issued where it was."""
    actor, at = keys.actors[said.post], morning(said.submitted)
    row = circulars.draft(said.title, said.kind, said.since, said.until, actor=actor, at=at)
    if said.to:
        row = circulars.reword(
            row, row.title, row.body, recipients="\n".join(dict.fromkeys((*row.to, *said.to))),
            asks="answer" if said.answer_by else "note", answer_by=said.answer_by, actor=actor,
            at=at)  # fmt: skip
    row = circulars.take(row, "submit", actor=actor, at=at)
    if said.issued:
        at = morning(said.issued)
        row = circulars.take(row, "approve", actor=keys.actors["leader_gov"], at=at)
        circulars.take(row, "issue", actor=actor, at=at)
