"""Who is in the lot pot of an occasion: reports not checked yet, matters closed long enough ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef

from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.rules.samples import Occasion
from yiteng.sampling.models import Lot
from yiteng.workflow.clock import SHANGHAI

#: A draw that was missed is made up for what was closed so many days longer ago.
CATCH_UP = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Member:
    """One member: the commitment, and which of its closes is meant."""

    row: Commitment
    closed_on: date | None = None


def members(county: int, occasion: Occasion, today: date, days: int) -> list[Member]:
    """The members of a draw, none twice for the same report or close; at most two queries."""
    if not occasion.days:
        return _reported(county, occasion)
    return _closed(county, occasion, today, days)


def _reported(county: int, occasion: Occasion) -> list[Member]:
    drawn = Lot.objects.filter(commitment=OuterRef("pk"), occasion=occasion.code)
    sampled = [kind.code for kind in kinds().values() if kind.check == "sampled"]
    rows = Commitment.objects.filter(
        ~Exists(drawn), county=county, state="reported", check_needed=False, kind__in=sampled
    )
    return [Member(row) for row in rows.order_by("number")]


def _closed(county: int, occasion: Occasion, today: date, days: int) -> list[Member]:
    last = today - timedelta(days=days)
    rows = Commitment.objects.filter(
        county=county, state__in=DONE,
        closed_at__gte=_midnight(last - CATCH_UP), closed_at__lt=_midnight(last + timedelta(days=1)),
    )  # fmt: skip
    found = [Member(row, _day(row)) for row in rows.order_by("number")]
    ids = [member.row.pk for member in found]
    known = set(
        Lot.objects.filter(occasion=occasion.code, closed_on__gte=last - CATCH_UP, county=county)
        .values_list("commitment_id", "closed_on")
    ) if ids else set()  # fmt: skip
    return [member for member in found if (member.row.pk, member.closed_on) not in known]


def _day(row: Commitment) -> date:
    assert row.closed_at is not None
    return row.closed_at.astimezone(SHANGHAI).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
