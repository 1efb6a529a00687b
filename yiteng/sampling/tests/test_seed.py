"""Nobody who runs the draw chooses it: the seed and the pot are fixed at midnight."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.cast import NOW, TODAY, World
from yiteng.audit.models import Event
from yiteng.audit.triggers import suspended
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.rules.refusal import Refused
from yiteng.rules.samples import BY_CODE, due
from yiteng.sampling import queries
from yiteng.sampling.actions import record_result
from yiteng.sampling.models import Draw, Lot
from yiteng.sampling.tests.nights import night
from yiteng.sampling.tests.test_draws import reported, set_rate
from yiteng.verification.actions import ask

pytestmark = pytest.mark.django_db


def backdate(days: int, after: int = 0) -> None:
    """Put events after a number so many days back, as if they had been recorded then."""
    with suspended(connection):
        for event in Event.objects.filter(number__gt=after):
            moment = event.recorded_at - timedelta(days=days)
            Event.objects.filter(pk=event.pk).update(recorded_at=moment)


def test_the_share_holds_exactly_rounded_up_and_at_least_one(world: World) -> None:
    reported(world, 21)
    assert night() == 4, "15 % of 21 is 3.15"
    assert Draw.objects.get().rule == "share"
    reported(world, 1)
    assert night(TODAY + timedelta(days=1), 2) == 1
    assert list(Draw.objects.order_by("on").values_list("size", "drawn")) == [(21, 4), (1, 1)]


def test_what_is_recorded_after_midnight_changes_neither_seed_nor_pot(world: World) -> None:
    reported(world, 6)
    backdate(1)
    last = Event.objects.order_by("-number").first()
    late = reported(world, 3)
    assert last is not None
    night(later=0)
    draw = Draw.objects.get()
    assert (draw.head_number, draw.head, draw.size) == (last.number, last.hash, 6)
    assert not Lot.objects.filter(commitment__in=late).exists(), "they are drawn the next night"


def test_running_it_later_or_again_draws_the_same(world: World) -> None:
    reported(world, 1)
    backdate(5)
    assert night(TODAY, -4) == 1
    before = Event.objects.count()
    reported(world, 8)
    backdate(4, before)
    active(world, 2, title="别的事")
    assert night(TODAY + timedelta(days=3), -1) == 2
    draw = Draw.objects.latest("on")
    assert draw.on == TODAY + timedelta(days=1), "the missed night, with its own date and seed"
    assert draw.head == Event.objects.get(number=before + len(_reported_after(before))).hash
    assert queries.proved(draw)
    assert night(TODAY + timedelta(days=3), -1) == 0


def _reported_after(before: int) -> list[Event]:
    """What was recorded up to the last report."""
    last = Event.objects.filter(action="report").latest("number")
    return list(Event.objects.filter(number__gt=before, number__lte=last.number))


def test_the_nights_to_make_up_are_every_one_and_the_months_too() -> None:
    report, visits = BY_CODE["report"], BY_CODE["day30"]
    assert due(report, None, TODAY) == [TODAY]
    assert due(report, TODAY - timedelta(days=3), TODAY) == [
        TODAY - timedelta(days=2), TODAY - timedelta(days=1), TODAY]  # fmt: skip
    assert due(report, TODAY, TODAY) == []
    assert due(visits, None, TODAY) == [date(2023, 3, 1)]
    assert due(visits, date(2023, 1, 1), TODAY) == [date(2023, 2, 1), date(2023, 3, 1)]
    assert due(visits, date(2023, 3, 1), TODAY) == []


def test_asking_before_the_lot_is_drawn_does_not_get_a_report_out_of_the_pot(world: World) -> None:
    reported(world, 1)
    night()
    set_rate(world, "sample.report", 100)
    (row,) = reported(world, 1)
    ask(row, actor=world.sun, at=NOW)
    night(TODAY + timedelta(days=1), 2)
    lot = Lot.objects.get(commitment=row)
    assert (lot.drawn, lot.closed_on) == (True, TODAY + timedelta(days=1))
    assert Commitment.objects.get(pk=row.pk).state == "asked", "whom we asked may answer"
    with pytest.raises(Refused) as refused:
        record_result(lot, "back", "又坏", actor=world.wang, at=NOW)
    assert refused.value.codes == ("sample.outcome",)
    assert record_result(lot, "fault", "少三盏", actor=world.wang, at=NOW).outcome == "fault"


def test_a_draw_from_another_event_than_the_closing_one_is_found_out(world: World) -> None:
    reported(world, 9)
    night()
    draw = Draw.objects.get()
    assert queries.proved(draw)
    other = Event.objects.get(county=world.county.pk, number=draw.head_number - 1)
    Draw.objects.update(head_number=other.number, head=other.hash)
    chosen = Draw.objects.get()
    again = set(queries.redraw(chosen))
    for lot in Lot.objects.all():
        Lot.objects.filter(pk=lot.pk).update(drawn=lot.key in again)
    assert not queries.proved(Draw.objects.get()), "redrawn it fits, but that event closed no day"


def test_a_report_put_into_the_pot_by_hand_is_found_out(world: World) -> None:
    reported(world, 4)
    night()
    draw = Draw.objects.get()
    (stranger,) = active(world, 1, title="未报结")
    take(stranger, "progress", actor=world.li, at=NOW, inputs={"note": "在办"})
    key = stranger.number
    Lot.objects.create(draw=draw, commitment=stranger, county_id=draw.county_id,
                       occasion="report", key=key)  # fmt: skip
    again = set(queries.redraw(draw))
    for lot in Lot.objects.all():
        Lot.objects.filter(pk=lot.pk).update(drawn=lot.key in again)
    assert not queries.proved(draw)
