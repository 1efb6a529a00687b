"""Who is in the lot pot of an occasion: the reports of a day, matters closed long enough ago."""

from __future__ import annotations

from collections.abc import Collection
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
    """One member: the commitment, and the day from which it is visited, None where it is checked."""

    row: Commitment
    closed_on: date | None = None


def reported(
    county: int, occasion: Occasion, ids: Collection[int], day: date, *, first: bool
) -> list[Member]:
    """Of the commitments reported, those that nothing else decides; none twice.

    Left out: kinds that are always or never checked, what another unit has checked or sent back
    since. Whom somebody asked before the lot was drawn is in the pot all the same: what is drawn of
    those is visited. first: nothing was drawn before; only what still waits is taken.
    """
    drawn = Lot.objects.filter(commitment=OuterRef("pk"), occasion=occasion.code)
    sampled = [kind.code for kind in kinds().values() if kind.check == "sampled"]
    states = ("reported",) if first else ("reported", "asked", *DONE)
    found: list[Member] = []
    keys = sorted(ids)
    for start in range(0, len(keys), 500):
        rows = Commitment.objects.filter(
            ~Exists(drawn), pk__in=keys[start : start + 500], county=county, state__in=states,
            check_needed=False, checked=False, kind__in=sampled,
        )  # fmt: skip
        found += [Member(r, None if r.state == "reported" else day) for r in rows]
    return sorted(found, key=lambda member: member.row.number)


def closed(county: int, occasion: Occasion, day: date, days: int) -> list[Member]:
    """What was closed so many days before the day, none twice for the same close; two queries."""
    last = day - timedelta(days=days)
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
