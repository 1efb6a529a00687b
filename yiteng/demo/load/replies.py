"""Telling those who said something what became of it; every telling here is invented."""

from __future__ import annotations

from datetime import date, timedelta

from yiteng.demo.content.moments import TODAY
from yiteng.demo.load.keys import Keys, morning
from yiteng.replies import actions, gathering, queries
from yiteng.replies.models import News
from yiteng.rules.actor import Actor

#: What is younger waits to be told, as it would on any Friday.
FRESH = timedelta(days=1)
_TOLD_ON = date(2023, 3, 30)
_CHANNELS = {"firm": "visit", "village": "visit", "community": "visit", "site": "visit",
             "office": "letter", "outside": "phone"}  # fmt: skip

_TOLD_ANYWAY = ("village", "community")


def load(keys: Keys) -> None:
    """What became of findings is gathered; what is older than a day was told by who heard it.

    In the invented town only villagers and residents were told, the latter not reached: the
    others wait on the desks of who heard them.
    """
    gathering.every_day(TODAY, morning(TODAY))
    tellers = {a.unit: a for a in keys.actors.values() if a.may("replies.tell")}
    offices = {a.county: a for a in keys.actors.values() if "secretary" in a.roles}
    rows = News.objects.filter(on__lte=TODAY - FRESH).select_related("finding__occasion", "town")
    seen: set[tuple[str, int]] = set()
    for row in rows.order_by("finding_id"):
        key = (row.finding.source_key, row.unit_id)
        silent = row.town is not None and row.town.invented
        if key not in seen and not (silent and row.finding.occasion.venue not in _TOLD_ANYWAY):
            seen.add(key)
            _tell(tellers.get(row.unit_id) or offices[row.county_id], row)


def _tell(actor: Actor, row: News) -> None:
    said = queries.speaker(actor, row.finding_id)
    old = [one.pk for one in queries.news_of(said)
           if one.telling_id is None and one.on <= TODAY - FRESH]  # fmt: skip
    channel, words = _CHANNELS[row.finding.occasion.venue], ""
    if row.town and row.town.invented and row.finding.occasion.venue == "community":
        channel, words = "unreached", "上门两次无人，已在楼道公示栏留言。"
    what = {"rows": old, "channel": channel, "told_on": _TOLD_ON, "words": words}
    actions.tell(said, what, actor=actor, at=morning(_TOLD_ON), invented=True)
