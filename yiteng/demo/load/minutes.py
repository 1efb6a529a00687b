"""Minutes of the meetings held: a draft, what a second office added, one correction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from yiteng.demo.content import minutes as content
from yiteng.demo.load.keys import Keys
from yiteng.meetings.models import Meeting
from yiteng.meetings.queries import with_parts
from yiteng.minutes import actions, queries


def write(keys: Keys, key: str, row: Meeting, at: datetime) -> None:
    """Two revisions before the issue: the draft as recorded, then with what was added."""
    if key not in content.ADDED:
        return
    meeting = with_parts(Meeting.objects.filter(pk=row.pk)).get()
    draft = queries.drafted(meeting)
    actions.save(meeting, draft, base=0, actor=keys.actors["secretary_gov"], at=at)
    text = "\n".join((draft, *content.ADDED[key]))
    actions.save(
        meeting, text, base=1, actor=keys.actors["secretary_party"], at=at + timedelta(hours=2)
    )


def correct(keys: Keys, key: str, row: Any, at: datetime) -> None:
    """What was heard wrong is put right after the issue, with the reason."""
    if key not in content.CORRECTED:
        return
    wrong, right, why = content.CORRECTED[key]
    stands = queries.latest(row)
    assert stands is not None
    actions.correct(
        row, stands.text.replace(wrong, right), base=stands.number, reason=why,
        actor=keys.actors["secretary_gov"], at=at,
    )  # fmt: skip
