"""Telling those who said something what became of it; every telling here is invented."""

from __future__ import annotations

from datetime import date, timedelta

from yiteng.demo.content.moments import TODAY
from yiteng.demo.load.keys import Keys, morning
from yiteng.replies import actions, gathering, queries
from yiteng.replies.models import News
from yiteng.rules.actor import Actor

#: What is younger waits to be told, as it would on any Friday.
FRESH = timedelta(days=7)
_TOLD_ON = date(2023, 3, 30)
_CHANNELS = {"firm": "visit", "village": "visit", "community": "visit", "site": "visit",
             "office": "letter", "outside": "phone"}  # fmt: skip


def load(keys: Keys) -> None:
    """What became of findings is gathered; what is older than a week was told by who heard it.

    In the invented town nobody told the villagers yet: they wait on its desk.
    """
    gathering.every_day(TODAY, morning(TODAY))
    tellers = {a.unit: a for a in keys.actors.values() if a.may("replies.tell")}
    rows = News.objects.filter(on__lte=TODAY - FRESH, town__invented=False) | News.objects.filter(
        on__lte=TODAY - FRESH, town=None
    )
    seen: set[tuple[str, int]] = set()
    for row in rows.select_related("finding__occasion").order_by("finding_id"):
        key = (row.finding.source_key, row.unit_id)
        if key not in seen:
            seen.add(key)
            _tell(tellers[row.unit_id], row)


def _tell(actor: Actor, row: News) -> None:
    said = queries.speaker(actor, row.finding_id)
    old = [one.pk for one in queries.news_of(said)
           if one.telling_id is None and one.on <= TODAY - FRESH]  # fmt: skip
    what = {"rows": old, "channel": _CHANNELS[row.finding.occasion.venue], "told_on": _TOLD_ON,
            "words": ""}  # fmt: skip
    actions.tell(said, what, actor=actor, at=morning(_TOLD_ON), invented=True)
