"""A unit objects to a measure within its clock; what is upheld changes the measure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.desk.tasks import tasks
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.measures import actions, objecting
from yiteng.measures.models import Measure, Objection
from yiteng.measures.tests.papers import document, drafted
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
WORDING = {"ground": "wording", "words": "“全覆盖”做不到", "proposal": "按产量布点，两年内建成六座"}


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.TODAY = "2023-03-31"


@pytest.fixture
def measure(world) -> Measure:
    """Issued on Friday 31 March 2023, led by Li's unit; objections until 8 April (work on the 6th)."""
    return actions.issue([drafted(world, document(world))], actor=world.secretary, at=world.now)[0]


def objected(world, measure, who="li", **said) -> Objection:
    return objecting.raise_one(measure, {**WORDING, **said}, actor=world.actors[who], at=world.now)


def answered(world, row, who="secretary", **said) -> Objection:
    said = {"answer": "upheld", "words": "采纳", **said}
    return objecting.answer(row, said, actor=world.actors[who], at=world.now)


def test_upheld_wording_changes_the_measure_and_what_carries_it_out_turns_suspect(world, measure):
    """The story: objected on the day, upheld, the wording changed, the link below suspect."""
    before = load([("measure", measure.pk)])[("measure", measure.pk)].fingerprint
    row = objected(world, measure)
    answered(world, row, text=WORDING["proposal"])
    measure.refresh_from_db()
    assert (measure.text, measure.state) == (WORDING["proposal"], "issued")
    assert load([("measure", measure.pk)])[("measure", measure.pk)].fingerprint != before
    row.refresh_from_db()
    assert (row.answer, row.changed) == ("upheld", WORDING["proposal"])
    actions_ = Event.objects.filter(subject_type="measures.objection").order_by("number")
    assert list(actions_.values_list("action", flat=True)) == ["add", "upheld"]
    assert Link.objects.filter(down_type="measure").exists()


def test_not_ours_gives_the_measure_to_another_unit(world, measure):
    row = objected(world, measure, ground="not_ours", words="冷库归商务局管", proposal="")
    answered(world, row, lead=str(world.units["wang"].pk))
    measure.refresh_from_db()
    assert measure.lead == world.units["wang"]
    assert Objection.objects.get().changed == "水利局"


def test_not_now_moves_the_horizon(world, measure):
    row = objected(world, measure, ground="not_now", words="用地未批", proposal="")
    answered(world, row, horizon="three")
    measure.refresh_from_db()
    assert measure.horizon == "three"


def test_refused_leaves_the_measure_as_it_was_and_the_objection_in_sight(client, world, measure):
    row = objected(world, measure)
    answered(world, row, answer="refused", words="会上已议过")
    measure.refresh_from_db()
    assert measure.text == ""
    log_in(client, world, "wang")
    page = client.get(f"/measures/{measure.pk}/").content.decode()
    for words in ("表述不准确", "异议不成立", "会上已议过", "“全覆盖”做不到"):
        assert words in page


def test_the_clock_runs_in_workdays(world, measure):
    """5 workdays from Friday 31 March: 3, 4, 6, 7, 10 April with the holiday of 5 April published."""
    assert objecting.untils([measure]) == {measure.pk: date(2023, 4, 7)}
    late = world.now + timedelta(days=8)
    with pytest.raises(Refused) as refused:
        objecting.raise_one(measure, WORDING, actor=world.li, at=late)
    assert refused.value.codes == ("measure.clock_over",)


def test_every_reason_at_once(world, measure):
    with pytest.raises(Refused) as refused:
        objected(world, measure, who="wang", words=" ", proposal="")
    assert refused.value.codes == ("measure.not_lead", "measure.no_words", "measure.no_proposal")


def test_a_draft_is_not_objected_to(world):
    row = drafted(world, document(world))
    with pytest.raises(Refused) as refused:
        objected(world, row)
    assert refused.value.codes == ("measure.not_issued",)


def test_a_double_click_objects_once(world, measure):
    objected(world, measure)
    with pytest.raises(Refused) as refused:
        objected(world, measure)
    assert refused.value.codes == ("measure.open_objection",)


def test_two_who_decide_at_once_decide_once(world, measure):
    row = objected(world, measure)
    answered(world, row, text="甲")
    with pytest.raises(Refused) as refused:
        answered(world, row, who="party_secretary", text="乙")
    assert "measure.answered" in refused.value.codes
    measure.refresh_from_db()
    assert measure.text == "甲"


@pytest.mark.parametrize("text", ["", " "])
def test_upheld_without_a_change_is_no_decision(world, measure, text):
    row = objected(world, measure)
    with pytest.raises(Refused) as refused:
        answered(world, row, text=text)
    assert refused.value.codes == ("measure.no_change",)


def test_only_offices_decide_and_it_waits_on_their_desk(client, world, measure):
    row = objected(world, measure)
    with pytest.raises(Refused):
        answered(world, row, who="li", text="甲")
    waiting = {task.kind.code: task.count for task in tasks(world.secretary, world.today)}
    assert waiting["measure_objected"] == 1
    log_in(client, world, "secretary")
    page = client.post(f"/measures/objections/{row.pk}/",
                       {"answer": "upheld", "words": "采纳", "text": "按产量布点"}, follow=True)  # fmt: skip
    assert "异议成立" in page.content.decode()


def test_the_page_offers_it_to_the_unit_the_measure_names_only(client, world, measure):
    for key, offered in (("li", True), ("wang", False)):
        log_in(client, world, key)
        assert (
            "本单位是牵头单位" in client.get(f"/measures/{measure.pk}/").content.decode()
        ) is offered
    log_in(client, world, "li")
    answer = client.post(f"/measures/{measure.pk}/object/", WORDING, follow=True)
    assert "等待处理" in answer.content.decode()


def test_another_county_sees_nothing(client, world, measure):
    row = objected(world, measure)
    log_in(client, world, "outsider")
    assert client.get(f"/measures/{measure.pk}/object/").status_code == 404
    log_in(client, world, "outside_leader")
    assert client.get(f"/measures/objections/{row.pk}/").status_code in (403, 404)
