"""The latest words of progress of many matters, as the trail holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yiteng.audit.models import Event
from yiteng.ledgers.present import MARK, Present

CHUNK = 500
_SUBJECT = "commitments.commitment"
#: The step that notes progress, and the one by which a wrong click is taken back.
STEP, BACK = "progress", "take_back"


def latest(rows: Iterable[Present]) -> dict[int, str]:
    """Matter → its latest progress in words; else what its ledger said when it was taken in."""
    found: dict[int, str] = {}
    for here in rows:
        _, mark, said = here.row.content.partition(MARK)
        if mark:
            found[here.row.pk] = said.strip()
    ids = [here.row.pk for here in rows]
    for first in range(0, len(ids), CHUNK):
        found |= _noted(ids[first : first + CHUNK])
    return found


def _noted(ids: Sequence[int]) -> dict[int, str]:
    """One query: what was noted and not taken back, the last of each."""
    said: dict[int, list[str]] = {}
    events = Event.objects.filter(subject_type=_SUBJECT, subject_id__in=ids).order_by("id")
    for event in events.only("subject_id", "action", "data"):
        words = said.setdefault(event.subject_id, [])
        if event.action == BACK and words:
            words.pop()
        else:
            words.append(event.reason if event.action == STEP else "")
    return {pk: next(filter(None, reversed(words)), "") for pk, words in said.items() if any(words)}
