"""An application on its way: written, submitted, reviewed, decided."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.audit.models import Event
from yiteng.gate import actions, queries
from yiteng.gate.models import Application, Goal
from yiteng.gate.tests.papers import approved, opened, reviewed, submitted, wanted, whole
from yiteng.links.models import Link
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances

WHY = "春耕在即，冷库选址不能再等到下个月"


def test_numbers_follow_the_year_of_the_county(world):
    rows = actions.open_applications([wanted(world), wanted(world)], actor=world.li, at=world.now)
    later = opened(world)
    assert [a.number for a in (*rows, later)] == ["2022-001", "2022-002", "2022-003"]
    assert {a.unit for a in rows} == {world.units["li"]}


def test_a_draft_hears_what_is_missing(world):
    application = opened(world)
    verdict = queries.verdicts([application])[application.pk]
    assert [r.code for r in verdict.red] == [
        "gate.goal.named", "gate.content.agenda", "gate.problem.named",
        "gate.prescription.named",
    ]  # fmt: skip


def test_a_whole_dossier_passes_and_is_fixed_on_submission(world):
    application = submitted(world)
    assert queries.verdicts([application])[application.pk].reasons == ()
    assert (application.state, application.verdict_fixed) == ("submitted", [])
    assert application.submitted_by == world.li.person


def test_what_the_tests_found_is_fixed_on_submission(world):
    application = actions.submit([opened(world)], actor=world.li, at=world.now)[0]
    assert [one["code"] for one in application.verdict_fixed] == [
        "gate.goal.named", "gate.content.agenda", "gate.content.asked", "gate.problem.named",
        "gate.prescription.named",
    ]  # fmt: skip
    assert application.verdict_fixed[0] == {
        "code": "gate.goal.named",
        "sentence": "No goal is named.",
        "severity": "red",
        "field": "goals",
        "params": {},
    }


def test_only_the_applying_unit_writes_the_dossier(world):
    goal = Goal(application=opened(world), title="目标")
    with pytest.raises(Refused) as refused:
        actions.add_goals([goal], actor=world.wang, at=world.now)
    assert refused.value.codes == ("application.not_applicant",)


def test_the_dossier_is_closed_while_others_judge_it(world):
    application = submitted(world)
    goal = application.goals.get()
    tries = (
        lambda: actions.add_goals(
            [Goal(application=application, title="又一个")], actor=world.li, at=world.now
        ),
        lambda: actions.change_part(goal, {"value": 9}, actor=world.li, at=world.now),
        lambda: actions.remove_part(goal, actor=world.li, at=world.now),
        lambda: actions.describe(application, {"title": "x"}, actor=world.li, at=world.now),
    )
    for attempt in tries:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.codes == ("application.closed_dossier",)


def test_a_post_without_the_right_changes_no_part(world):
    goal = whole(world).goals.get()
    tries = (
        lambda: actions.change_part(goal, {"value": 9}, actor=world.clerk, at=world.now),
        lambda: actions.remove_part(goal, actor=world.clerk, at=world.now),
        lambda: actions.treat_problems([], actor=world.clerk, at=world.now),
    )
    for attempt in tries:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.codes == ("workflow.not_permitted",)


def test_parts_are_changed_and_removed_with_the_trail(world):
    application = whole(world)
    goal = application.goals.get()
    actions.change_part(goal, {"value": 8}, actor=world.li, at=world.now)
    actions.remove_part(goal, actor=world.li, at=world.now)
    assert application.goals.count() == 0
    events = Event.objects.filter(subject_type="gate.goal").order_by("number")
    assert [e.action for e in events] == ["add", "amend", "remove"]


def test_a_prescription_says_what_the_application_treats(world):
    application = whole(world)
    assert list(
        Link.objects.filter(role="treats").values_list("down_type", "down_id", "up_type")
    ) == [("application", application.pk, "problem")]


def test_the_reviewer_is_another_unit_than_host_organiser_and_applicant(world):
    application = submitted(world, organiser=world.units["secretary"])
    with pytest.raises(Refused) as refused:
        actions.review(
            application, verdict="pass", opinion="好", actor=world.secretary, at=world.now
        )
    assert refused.value.codes == ("application.own_unit",)
    done = actions.review(
        application, verdict="pass", opinion="好", actor=world.party_secretary, at=world.now
    )
    assert (done.state, done.opinion, done.reviewed_by_post) == ("reviewed", "好", "区委办秘书")


def test_an_opinion_cannot_leave_out_what_the_tests_found(world):
    application = actions.submit([opened(world)], actor=world.li, at=world.now)[0]
    with pytest.raises(Refused) as refused:
        actions.review(
            application, verdict="pass", opinion="好", actor=world.secretary, at=world.now
        )
    assert refused.value.codes == ("application.opinion_tests",)


def test_approved_by_the_leader(world):
    done = approved(world)
    assert (done.state, done.decided_by_post, done.decided_at) == ("approved", "区长", world.now)


def test_approved_against_the_opinion_with_a_reason(world):
    application = reviewed(world, "against")
    with pytest.raises(Refused) as refused:
        actions.approve(application, actor=world.leader, at=world.now)
    assert refused.value.codes == ("application.opinion",)
    with pytest.raises(Refused) as refused:
        actions.approve_against(application, reason="同意", actor=world.leader, at=world.now)
    assert refused.value.codes == ("application.no_sentence",)
    done = actions.approve_against(application, reason=WHY, actor=world.leader, at=world.now)
    assert (done.state, done.decision_reason) == ("approved_against", WHY)


def test_returned_completed_and_submitted_again(world):
    application = actions.send_back(
        submitted(world), reason="目标没有起点", actor=world.secretary, at=world.now
    )
    assert (application.state, application.decision_reason) == ("returned", "目标没有起点")
    actions.change_part(application.goals.get(), {"baseline": "3 座"}, actor=world.li, at=world.now)
    again = actions.submit([application], actor=world.li, at=world.now)[0]
    assert (again.state, again.decision_reason, again.decided_by_post) == ("submitted", "", "")


def test_postponed_reshaped_and_joined(world):
    other = opened(world, title="全区冷链会")
    by = {"actor": world.secretary, "at": world.now}
    late = actions.postpone(
        submitted(world), reason="春节", awaits="节后上班", until=date(2023, 4, 10), **by
    )
    shaped = actions.reshape(
        submitted(world), form="document", owner=world.units["li"].pk, by=date(2023, 4, 20),
        reason="只传达", **by,
    )  # fmt: skip
    joined = actions.merge(submitted(world), into=other.number, reason="同一批人", **by)
    assert (late.state, shaped.state, joined.state) == ("postponed", "reshaped", "merged")
    assert (late.postponed_until, late.awaits) == (date(2023, 4, 10), "节后上班")
    assert (shaped.other_form, shaped.other_owner_id, shaped.other_due_on) == (
        "document", world.units["li"].pk, date(2023, 4, 20),
    )  # fmt: skip
    assert joined.merged_into == other


def test_never_joined_with_itself(world):
    application = submitted(world)
    with pytest.raises(Refused) as refused:
        actions.merge(
            application, into=application.number, reason="x", actor=world.secretary, at=world.now
        )
    assert refused.value.codes == ("application.no_such_other",)


def test_a_wrong_click_is_taken_back(world):
    back = entrances.take_back(submitted(world), actor=world.li, at=world.now)
    assert (back.state, back.submitted_by) == ("draft", 0)


def test_good_results_are_counted(world):
    submitted(world)
    actions.send_back(submitted(world), reason="补", actor=world.secretary, at=world.now)
    found = queries.counts(world.secretary)
    assert {code: n for code, n in found.items() if n} == {"submitted": 1, "returned": 1}
    assert set(queries.counts(world.outsider).values()) == {0}


@pytest.mark.parametrize("many", [1, 3])
def test_submitting_many_costs_what_submitting_one_does(world, many, django_assert_num_queries):
    rows = [whole(world) for _ in range(many)]
    rows = list(Application.objects.filter(pk__in=[r.pk for r in rows]).order_by("pk"))
    with django_assert_num_queries(32):
        done = actions.submit(rows, actor=world.li, at=world.now)
    assert [a.state for a in done] == ["submitted"] * many


def test_who_sees_an_application(world):
    application = submitted(world)
    seen = {
        key: any(application in branch for branch in queries.applications(getattr(world, key)))
        for key in ("li", "wang", "secretary", "town", "outsider", "sysadmin")
    }
    assert seen == {
        "li": True, "wang": False, "secretary": True, "town": False, "outsider": False,
        "sysadmin": False,
    }  # fmt: skip
