"""Putting what happened on the list: when execution moves, and once a day for what was missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Sum

from yiteng.links.nodes import Key
from yiteng.replies.became import became, findings_behind
from yiteng.replies.models import News
from yiteng.research.models import Finding
from yiteng.rules.replies import Event, Known, owed, untrue
from yiteng.rules.replies import Key as Happened
from yiteng.workflow.flow import Change, Effect

#: Findings looked at together.
BATCH = 500


def moved(key: Callable[[Any], Key]) -> Effect:
    """The effect of a step after which those who raised it are to be told; runs after the commit.

    A failure there never breaks the step: the daily run makes up for it.
    """

    def effect(changes: Sequence[Change]) -> None:
        keys = [key(change.row) for change in changes]
        today = max(change.case.today for change in changes)
        transaction.on_commit(partial(follow, keys, today), robust=True)

    return effect


def follow(keys: Iterable[Key], today: date) -> int:
    """Gather what became of the findings behind these nodes; returns how many lines changed."""
    return gather(sorted(findings_behind(keys)), today)


def every_day(today: date, now: datetime) -> int:
    """Look at every finding once a day; the same day again finds nothing new."""
    ids = Finding.objects.order_by("pk").values_list("pk", flat=True)
    changed, batch = 0, list[int]()
    for pk in ids.iterator(chunk_size=BATCH):
        batch.append(pk)
        if len(batch) == BATCH:
            changed, batch = changed + gather(batch, today), []
    return changed + gather(batch, today)


def gather(ids: Sequence[int], today: date) -> int:
    """Put what is still to be told about these findings on the list, take off what is no longer so.

    Findings are locked, so that two steps at once write no line twice.
    """
    if not ids:
        return 0
    with transaction.atomic():
        locked = Finding.objects.select_for_update(of=("self",)).order_by("pk")
        rows = locked.select_related("occasion").in_bulk(ids)
        known, waiting = _known(ids)
        fresh: list[News] = []
        grown: list[News] = []
        gone: list[int] = []
        for pk, events in became(list(rows), today).items():
            held = known.get(pk, {})
            gone += [waiting[(pk, *key)].pk for key in untrue(events, held)]
            for key, event in owed(events, held).items():
                line = waiting.get((pk, *key))
                if line is None:
                    fresh.append(_line(rows[pk], key, event))
                else:
                    line.count, line.on = event.count, event.on
                    grown.append(line)
        if gone:
            News.objects.filter(pk__in=gone).delete()
        News.objects.bulk_create(fresh, batch_size=500)
        News.objects.bulk_update(grown, ["count", "on"], batch_size=200)
    return len(fresh) + len(grown) + len(gone)


def _known(
    ids: Sequence[int],
) -> tuple[dict[int, dict[Happened, Known]], dict[tuple[int, str, str, int], News]]:
    """What was told and what waits, by finding; two queries."""
    told = (
        News.objects.filter(finding__in=ids, telling__isnull=False).order_by()
        .values_list("finding_id", "happened", "node_type", "node_id").annotate(Sum("count"))
    )  # fmt: skip
    known: dict[int, dict[Happened, Known]] = {}
    for pk, happened, type_, id_, count in told:
        known.setdefault(pk, {})[happened, type_, id_] = Known(count, 0)
    waiting = {}
    for line in News.objects.filter(finding__in=ids, telling__isnull=True):
        key = (line.happened, line.node_type, line.node_id)
        waiting[(line.finding_id, *key)] = line
        held = known.setdefault(line.finding_id, {})
        held[key] = Known(held.get(key, Known(0, 0)).told, line.count)
    return known, waiting


def _line(finding: Finding, key: Happened, event: Event) -> News:
    happened, type_, id_ = key
    return News(
        county_id=finding.county_id, town_id=finding.town_id, village_id=finding.village_id,
        finding=finding, unit_id=finding.occasion.unit_id, happened=happened, node_type=type_,
        node_id=id_, title=event.title, count=event.count, on=event.on, invented=finding.invented,
    )  # fmt: skip
