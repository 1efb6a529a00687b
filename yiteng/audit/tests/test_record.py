"""Writing the trail: one call, many entries, each chain gap-free."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from yiteng.audit.actions import Entry, Personal, record
from yiteng.audit.canonical import START, chained, leaf
from yiteng.audit.models import Chain, Event, Salt
from yiteng.audit.personal import forget_person, forget_values, names, proves
from yiteng.rules.actor import Actor

SHANGHAI = ZoneInfo("Asia/Shanghai")
SAID = datetime(2023, 3, 1, 9, 0, tzinfo=SHANGHAI)
RECORDED = datetime(2023, 3, 1, 17, 30, tzinfo=SHANGHAI)
LI = Actor(7, "李", 3, "交通局联络员", 5, "交通局", "government", 1, None, None,
           frozenset({"liaison"}), acting=True)  # fmt: skip
ENTRY = Entry(1, "commitments.commitment", 9, "sign", LI, SAID,
              {"state": "issued"}, {"state": "active", "cost": Decimal("1.50")}, "同意")  # fmt: skip


def write(*entries: Entry) -> list[Event]:
    with transaction.atomic():
        return record(entries, recorded_at=RECORDED)


@pytest.mark.django_db
def test_an_event_says_who_which_post_when_said_when_recorded_what_before_and_after():
    (event,) = write(ENTRY)
    event.refresh_from_db()
    name = event.content["name"]
    assert event.content == {
        "v": 1, "county": 1, "number": 1, "subject": ["commitments.commitment", 9],
        "action": "sign", "person": 7, "name": name, "post": [3, "交通局联络员"],
        "unit": 5, "unit_name": "交通局", "acting": True,
        "said_at": "2023-03-01T09:00:00+08:00", "recorded_at": "2023-03-01T17:30:00+08:00",
        "before": {"state": "issued"}, "after": {"cost": "1.50", "state": "active"},
        "reason": "同意", "batch": "",
    }  # fmt: skip
    assert (event.said_at, event.recorded_at) == (SAID, RECORDED)
    assert json.loads(event.after) == {"cost": "1.50", "state": "active"}
    assert (event.post_title, event.reason, event.unit, event.acting) == (
        "交通局联络员", "同意", 5, True,
    )  # fmt: skip


@pytest.mark.django_db
def test_each_county_has_its_own_gap_free_chain_and_events_come_back_in_order():
    events = write(ENTRY, replace(ENTRY, county=2), replace(ENTRY, subject_id=10))
    assert [(e.county, e.number) for e in events] == [(1, 1), (2, 1), (1, 2)]
    assert [e.previous_hash for e in events] == [START, START, events[0].hash]
    assert events[2].hash == chained(events[0].hash, leaf(events[2].data))
    assert list(Chain.objects.order_by("county").values_list("county", "length", "head_hash")) == [
        (1, 2, events[2].hash),
        (2, 1, events[1].hash),
    ]
    assert len({e.batch for e in events}) == 1


@pytest.mark.django_db
def test_one_entry_takes_four_queries_and_three_take_no_more(django_assert_num_queries):
    write(ENTRY)
    with transaction.atomic():
        with django_assert_num_queries(4):
            record([ENTRY], recorded_at=RECORDED)
        with django_assert_num_queries(4):
            record([ENTRY] * 3, recorded_at=RECORDED)


@pytest.mark.django_db
def test_names_and_personal_values_can_be_forgotten_while_the_chain_stays():
    (event,) = write(replace(ENTRY, after={"phone": Personal("13800000000")}))
    hidden = event.content["after"]["phone"]["digest"]
    signed = event.content["name"]
    assert "13800000000" not in event.data
    assert "李" not in event.data
    assert (proves(hidden, "13800000000"), proves(hidden, "13800000001")) == (True, False)
    assert names([signed]) == {signed: "李"}
    assert (forget_values("commitments.commitment", 9), forget_person(7)) == (1, 1)
    assert (proves(hidden, "13800000000"), names([signed]), Salt.objects.count()) == (False, {}, 0)
    assert Event.objects.get().hash == event.hash


def test_a_value_without_a_canonical_form_is_refused():
    from yiteng.audit.canonical import canonical

    with pytest.raises(TypeError, match="no canonical form for bytes"):
        canonical({"a": b"x"})


@pytest.mark.django_db
def test_a_naive_moment_is_refused_and_nothing_is_written():
    with pytest.raises(ValueError, match="aware"):
        write(replace(ENTRY, said_at=datetime(2023, 3, 1)))
    assert Event.objects.count() == 0
