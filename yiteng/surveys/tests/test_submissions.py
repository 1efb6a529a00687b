"""Answers on their way in, corrected, judged, and turned into findings."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import openpyxl
import pytest

from yiteng.audit.models import Event
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.research.models import Finding, Occasion
from yiteng.rules.refusal import Refused
from yiteng.surveys import instances, queries
from yiteng.surveys.actions import findings, submissions, surveys
from yiteng.surveys.actions.submissions import Incoming, instance_of
from yiteng.surveys.models import FormVersion, Submission
from yiteng.surveys.questions import from_json
from yiteng.surveys.tests.workbooks import book, given, opened, survey, whole


def take_in(world, form, *rows, actor=None, channel="web"):
    return submissions.receive_many(
        form,
        [Incoming(row, channel, instance_of(form.survey_id, str(n))) for n, row in enumerate(rows)],
        actor=actor or world.li, at=world.now,
    )  # fmt: skip


def test_a_form_is_kept_to_the_byte_with_its_lists(world):
    form = opened(world)
    assert form.md5 == hashlib.md5(bytes(form.xform)).hexdigest()
    assert form.survey.form_id == "yt2023-0001"
    (media,) = form.media.all()
    keys = [world.areas[f"village_{n}"].pk for n in (1, 2, 3)]
    assert bytes(media.content).decode().splitlines() == [
        "name,label,town", f"{keys[0]},甲镇一村,甲镇", f"{keys[1]},甲镇二村,甲镇", f"{keys[2]},乙镇三村,乙镇"]  # fmt: skip
    assert surveys.renew_lists(form.survey) == 0


def test_the_same_workbook_twice_is_one_version(world):
    held = survey(world)
    first = surveys.add_form(held, whole(), actor=world.li, at=world.now)
    again = surveys.add_form(held, whole(), actor=world.li, at=world.now)
    assert (first.pk, first.number) == (again.pk, 1)


def test_a_workbook_saved_again_unchanged_is_the_same_version(world):
    """Every save stamps the file anew; what it says decides, a changed word makes a version."""
    held = survey(world)
    first = surveys.add_form(held, whole(), actor=world.li, at=world.now)
    stamped = io.BytesIO()
    opened_again = openpyxl.load_workbook(io.BytesIO(whole()))
    opened_again.save(stamped)
    assert stamped.getvalue() != whole()
    again = surveys.add_form(held, stamped.getvalue(), actor=world.li, at=world.now)
    opened_again["题目"]["C2"] = "是哪一天"
    opened_again.save(reworded := io.BytesIO())
    second = surveys.add_form(held, reworded.getvalue(), actor=world.li, at=world.now)
    assert [row.number for row in (first, again, second)] == [1, 1, 2]


def test_a_survey_opens_with_a_form_only(world):
    held = survey(world)
    with pytest.raises(Refused) as refused:
        surveys.take(held, "start", actor=world.li, at=world.now)
    assert refused.value.codes == ("survey.no_form",)


def test_a_draft_takes_no_answers(world):
    held = survey(world)
    form = surveys.add_form(held, whole(), actor=world.li, at=world.now)
    with pytest.raises(Refused) as refused:
        take_in(world, form, given(world))
    assert refused.value.codes == ("survey.closed",)


def test_answers_are_judged_and_placed(world):
    (row,) = take_in(world, opened(world), given(world, tons="40", **{
        "need.1": "冷库", "amount.1": "30", "need.2": "分拣线", "amount.2": "2.50"}))  # fmt: skip
    assert row.answers == {
        "day": "2023-03-20", "village": str(world.areas["village_1"].pk), "has": "n",
        "fruit": "apple pear", "need.1": "冷库", "amount.1": "30", "need.2": "分拣线",
        "amount.2": "2.5"}  # fmt: skip
    assert (row.day, row.village, row.town, row.issues, row.state) == (
        date(2023, 3, 20), world.areas["village_1"], world.areas["town_a"], [], "received")  # fmt: skip


def test_the_xml_of_a_web_answer_reads_back_as_the_answers(world):
    (row,) = take_in(world, opened(world), given(world, **{"need.1": "冷库", "amount.1": "3"}))
    read = instances.read(bytes(row.raw))
    assert (read.form_id, read.version, read.instance_id) == ("yt2023-0001", "1", row.instance_id)
    assert read.answers(from_json(row.form.questions)) == row.answers


def test_what_does_not_fit_is_said_question_by_question(world):
    (row,) = take_in(world, opened(world), given(
        world, has="y", tons="-3", village="9", fruit="plum", day="昨天"))  # fmt: skip
    assert [(i["key"], i["sentence"]) for i in row.issues] == [
        ("day", "“{typed}” is no date. Write it as 2023-03-01."),
        ("village", "“{typed}” is not among the choices. Choose one of the list."),
        ("tons", "要大于 0"),
        ("fruit", "“{typed}” is not among the choices. Choose from the list, with 、 between several."),
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        findings.take(row, "approve", actor=world.li, at=world.now)
    assert refused.value.codes == ("submission.issues",)


def test_a_repeat_is_known_by_its_id(world):
    form = opened(world)
    one = Incoming(given(world), "phone", "uuid:1", raw=b"<data id='x'/>")
    first = submissions.receive(form, one, actor=world.li, at=world.now)
    again = submissions.receive(form, one, actor=world.li, at=world.now)
    other = Incoming(given(world), "phone", "uuid:1", raw=b"<data id='y'/>")
    third = submissions.receive(form, other, actor=world.li, at=world.now)
    assert [a.outcome for a in (first, again, third)] == ["new", "same", "different"]
    assert {a.submission.pk for a in (first, again, third)} == {first.submission.pk}
    assert bytes(Submission.objects.get().raw) == b"<data id='x'/>"


def test_the_same_answers_twice_are_flagged(world):
    form = opened(world)
    first, second, other = take_in(world, form, given(world), given(world), given(world, has="y"))
    listed = {r.pk: r.double for b in queries.submissions(world.li, form.survey) for r in b}
    assert listed == {first.pk: False, second.pk: True, other.pk: False}
    assert queries.doubles(second) == [first]


def test_a_correction_keeps_what_came_in_and_says_who(world):
    (row,) = take_in(world, opened(world), given(world, day="昨天"))
    before = bytes(row.raw)
    fixed = submissions.correct(row, given(world), reason="电话核实", actor=world.li, at=world.now)
    assert (fixed.state, fixed.issues, fixed.answers["day"]) == ("edited", [], "2023-03-20")
    assert bytes(Submission.objects.get().raw) == before
    event = Event.objects.filter(subject_type="surveys.submission").order_by("-number")[0]
    assert (event.action, event.reason, event.post_title) == (
        "edit",
        "电话核实",
        "农业农村局联络员",
    )


def test_what_is_approved_becomes_findings_once(world):
    form = opened(world)
    rows = take_in(world, form, given(world, **{"need.1": "冷库", "amount.1": "30"}),
                   given(world, has="y", tons="5"))  # fmt: skip
    approved, made = findings.approve_many(rows, actor=world.li, at=world.now)
    assert made == 2
    village = world.areas["village_1"]
    assert list(Finding.objects.order_by("id").values_list(
        "statement", "said_by", "village", "found_on", "method", "source_key")) == [
        ("村里没有冷库，果子没处存", "种植户", village.pk, date(2023, 3, 20), "survey",
         f"种植户@{village.pk}"),
        ("还缺冷库，约30吨", "种植户", village.pk, date(2023, 3, 20), "survey",
         f"种植户@{village.pk}"),
    ]  # fmt: skip
    assert findings.draw(approved, actor=world.li, at=world.now) == 0
    assert (Finding.objects.count(), Occasion.objects.count()) == (2, 1)
    assert {(up, rows[0].pk, role) for up, pk, role in Link.objects.values_list(
        "up_type", "up_id", "role")} == {("submission", rows[0].pk, "answered_in")}  # fmt: skip


def test_a_later_approval_joins_the_same_occasion(world):
    form = opened(world)
    first, second = take_in(world, form, given(world), given(world, day="2023-03-21"))
    for row in (first, second):
        findings.take(row, "approve", actor=world.li, at=world.now)
    assert (Occasion.objects.get().kind, Finding.objects.count()) == ("survey", 2)


def test_an_answer_that_names_a_person_becomes_no_finding(world):
    (row,) = take_in(world, opened(world), given(
        world, **{"need.1": "找村民 13812345678", "amount.1": "3"}))  # fmt: skip
    with pytest.raises(Refused) as refused:
        findings.take(row, "approve", actor=world.li, at=world.now)
    assert refused.value.codes == ("privacy.number",)
    assert (Finding.objects.count(), Submission.objects.get().state) == (0, "received")


def test_a_corrected_submission_makes_its_finding_suspect(world):
    (row,) = take_in(world, opened(world), given(world))
    before = load([("submission", row.pk)])[("submission", row.pk)].fingerprint
    submissions.correct(row, given(world, has="y", tons="9"), reason="核实", actor=world.li,
                        at=world.now)  # fmt: skip
    assert load([("submission", row.pk)])[("submission", row.pk)].fingerprint != before


@pytest.mark.parametrize("many", [1, 3])
def test_approving_many_costs_what_one_does(world, many, django_assert_num_queries):
    form = opened(world)
    days = [given(world, day=f"2023-03-2{n}") for n in range(many)]
    take_in(world, form, *days)
    rows = list(Submission.objects.select_related("survey", "form"))
    with django_assert_num_queries(QUERIES["approve"]):
        _rows, made = findings.approve_many(rows, actor=world.li, at=world.now)
    assert made == many


@pytest.mark.parametrize("many", [1, 3])
def test_taking_in_many_costs_what_one_does(world, many, django_assert_num_queries):
    opened(world)
    form = FormVersion.objects.select_related("survey").get()
    days = [given(world, day=f"2023-03-2{n}") for n in range(many)]
    with django_assert_num_queries(QUERIES["receive"]):
        assert len(take_in(world, form, *days)) == many


def test_who_may_see_and_who_may_judge(world):
    form = opened(world)
    (row,) = take_in(world, form, given(world), actor=world.clerk)
    seen = {key: queries.may_read_submission(getattr(world, key), row.pk)
            for key in ("li", "wang", "sun", "town", "other_town", "clerk", "outsider", "sysadmin")}  # fmt: skip
    assert seen == {"li": True, "wang": False, "sun": True, "town": True, "other_town": False,
                    "clerk": True, "outsider": False, "sysadmin": False}  # fmt: skip
    with pytest.raises(Refused) as refused:
        findings.take(row, "approve", actor=world.clerk, at=world.now)
    assert refused.value.codes == ("lifecycle.not_permitted",)


QUERIES = {"approve": 45, "receive": 12}


def test_firms_and_facilities_are_served_where_the_form_asks(world):
    from yiteng.enterprises.models import Enterprise
    from yiteng.reach.models import Facility

    place = {"county": world.county, "town": world.areas["town_a"]}
    firm = Enterprise.objects.create(name="甲泵厂", industry="泵", **place)
    Enterprise.objects.create(name="邻县厂", industry="泵", county=world.areas["elsewhere"])
    care = Facility.objects.create(name="甲镇卫生院", level="one", **place)
    held = survey(world)
    rows = [["type", "name", "label"], ["select_one_from_file firms.csv", "firm", "哪家企业"],
            ["select_one_from_file facilities.csv", "care", "哪家医院"]]  # fmt: skip
    form = surveys.add_form(held, book(survey=rows), actor=world.li, at=world.now)
    assert {m.filename: bytes(m.content).decode().splitlines()[1:] for m in form.media.all()} == {
        "firms.csv": [f"{firm.pk},甲泵厂,甲镇"], "facilities.csv": [f"{care.pk},甲镇卫生院,甲镇"]}  # fmt: skip
    Enterprise.objects.create(name="乙泵厂", industry="泵", **place)
    assert surveys.renew_lists(held) == 1


def test_after_its_last_day_a_survey_takes_no_answers(world):
    form = opened(world, closes_on=date(2023, 3, 30))
    with pytest.raises(Refused) as refused:
        take_in(world, form, given(world))
    assert refused.value.codes == ("survey.closed",)


def test_the_daily_step_brings_lists_up_to_date(world):
    from yiteng.places.models import Area
    from yiteng.surveys.daily import renew

    form = opened(world)
    assert renew(world.today, world.now) == 0
    Area.objects.filter(pk=world.areas["village_3"].pk).update(name="三新村")
    assert renew(world.today, world.now) == 1
    assert "乙镇三新村" in bytes(form.media.get().content).decode()
