"""Recording that somebody was told what became of what they said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.replies.models import News, Telling
from yiteng.replies.queries import Speaker, speaks_for
from yiteng.research.models import Finding
from yiteng.rules import replies as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI

AUDITED = ("unit", "said_by", "channel", "told_on", "words", "count")


def tell(
    said: Speaker,
    what: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    invented: bool = False,
) -> Telling:
    """Record one telling. what: rows (ids of news), channel, told_on, words.

    The unit that heard it tells, an office for leaders; a line is told once. Raises Refused with every reason.
    """
    entrances.permit(actor, "replies.tell")
    finding = said.finding
    with transaction.atomic():
        rows = News.objects.select_for_update().filter(
            pk__in=what["rows"], finding__in=[one.pk for one in said.findings], telling__isnull=True
        )
        chosen = list(rows)
        heard = min(
            (one.finding.found_on for one in _with_findings(chosen)), default=finding.found_on
        )
        reasons = (
            []
            if speaks_for(actor, said.unit)
            else [rules.not_heard_here(finding.occasion.unit.name)]
        )
        reasons += rules.may_tell(
            len(chosen), what["channel"], what["told_on"], at.astimezone(SHANGHAI).date(), heard,
            what["words"],
        )  # fmt: skip
        if reasons:
            raise Refused(reasons)
        row = _telling(finding, what, len(chosen))
        row.at, row.by_post, row.invented = at, actor.post_title, invented or finding.invented
        entrances.add(row, actor=actor, at=at, action="replies.tell", audited=AUDITED)
        News.objects.filter(pk__in=[one.pk for one in chosen]).update(telling=row)
    return row


def _telling(finding: Finding, what: Mapping[str, Any], count: int) -> Telling:
    return Telling(
        county_id=finding.county_id, town_id=finding.town_id, village_id=finding.village_id,
        unit_id=finding.occasion.unit_id, said_by=finding.said_by, source_key=finding.source_key,
        channel=what["channel"], told_on=what["told_on"], words=what["words"].strip(), count=count,
    )  # fmt: skip


def _with_findings(rows: list[News]) -> list[News]:
    return list(News.objects.select_related("finding").filter(pk__in=[row.pk for row in rows]))
