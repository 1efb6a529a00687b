"""Every reference in the content leads somewhere, and failings lie in 示例镇 only."""

from __future__ import annotations

import re
from datetime import date

from yiteng.demo.content.applications import applications, example_applications
from yiteng.demo.content.areas import TOWNS, boshan_villages, is_example
from yiteng.demo.content.enterprises import enterprises
from yiteng.demo.content.example_items import example_failings
from yiteng.demo.content.example_meetings import MEETINGS, PROBLEMS
from yiteng.demo.content.items import items
from yiteng.demo.content.measures import measures
from yiteng.demo.content.meetings import decisions, meetings
from yiteng.demo.content.moments import TODAY
from yiteng.demo.content.posts import LINK, logins, posts
from yiteng.demo.content.register import HOW, printed
from yiteng.demo.content.research import findings, problems, visits
from yiteng.demo.content.shapes import Item
from yiteng.demo.content.units import units
from yiteng.rules.roles import BY_CODE

POSTS = {post.key for post in posts()}
UNITS = {unit.key for unit in units()}
APPLICATIONS = (*applications(), *example_applications())


def test_keys_are_unique() -> None:
    for keys in (
        [i.key for i in items()],
        [p.key for p in posts()],
        [u.key for u in units()],
        [f.key for f in findings()],
        [e.key for e in enterprises()],
    ):
        assert len(set(keys)) == len(keys)


def test_posts_have_units_and_roles_of_the_rule_book() -> None:
    assert {p.unit for p in posts()} <= UNITS
    assert {role for p in posts() for role in p.roles} <= set(BY_CODE)
    assert {u.parent for u in units() if u.parent} <= UNITS


def test_every_role_but_the_software_has_a_log_in() -> None:
    roles = {post.key: post.roles for post in posts()}
    shown = {role for login in logins() for post in login.posts for role in roles[post]}
    assert shown == set(BY_CODE) - {"software"}


def test_research_is_linked_and_began_in_early_2022() -> None:
    by_visit = {v.key for v in visits()}
    known = {f.key for f in findings()}
    assert {f.visit for f in findings()} <= by_visit
    assert {key for p in problems() for key in p.findings} <= known
    assert {post for p in (*problems(), *PROBLEMS) for post in p.agreed_by} <= POSTS
    assert {v.by for v in visits()} <= POSTS
    assert all(len(p.findings) >= 2 for p in problems())
    assert (len(visits()), len(findings()), len(problems())) == (38, 51, 19)
    assert min(v.day for v in visits()) == date(2022, 2, 17)


def test_measures_answer_problems_and_items_carry_them_out() -> None:
    known = {p.key for p in problems()}
    assert {key for m in measures() for key in m.problems} == known
    assert {m.lead for m in measures()} <= UNITS
    assert {i.measure for i in items()} == {m.key for m in measures()}


def test_decisions_have_lead_date_and_someone_served_or_accepting() -> None:
    for decision in (*decisions(), *(d for m in MEETINGS for d in m.decisions)):
        assert decision.lead in UNITS
        assert bool(decision.served) != bool(decision.acceptor)
        assert decision.acceptor == "" or decision.acceptor in POSTS


def test_dossiers_are_whole_where_a_conference_was_convened() -> None:
    known = {p.key for p in (*problems(), *PROBLEMS)}
    for application in APPLICATIONS:
        assert set(application.problems) <= known
        assert {s.post for s in application.steps} | {application.post} <= POSTS
        assert {p.lead for p in application.prescriptions} | {application.unit} <= UNITS
        assert {i.presenter for i in application.items} <= UNITS
        assert {o.unit for o in application.opinions} <= UNITS
        if application.outcome == "convened":
            assert application.goals
            assert application.items
            assert {p.problem for p in application.prescriptions} == set(application.problems)


def test_reviewers_are_of_another_unit_than_the_applicant() -> None:
    unit = {post.key: post.unit for post in posts()}
    for application in APPLICATIONS:
        for step in application.steps:
            if step.verb in ("review", "return", "merge"):
                assert unit[step.post] != application.unit


def test_items_name_known_units_posts_areas_and_sources() -> None:
    areas = {v.code for v in boshan_villages()} | set(TOWNS) | {"370304", "370302"}
    for item in items():
        assert {item.lead, *(unit for unit, _ in item.support)} <= UNITS
        assert item.lead not in {unit for unit, _ in item.support}
        assert {step.post for step in item.steps} <= POSTS | {LINK}
        assert item.area in areas or is_example(item.area)
        assert item.issued < item.due
        assert bool(item.served.label) != bool(item.served.acceptor)
        assert item.served.acceptor == "" or item.served.acceptor in POSTS


def test_steps_and_stages_come_in_order_and_never_after_the_demo_day() -> None:
    for item in items():
        moments = [step.at for step in item.steps]
        assert moments == sorted(moments)
        assert not moments or moments[-1].date() <= TODAY
        reached = [stage.reached for stage in item.stages if stage.reached]
        assert reached == sorted(reached)
        assert not reached or item.issued.date() <= reached[0] <= reached[-1] <= TODAY


def missed(item: Item) -> bool:
    """Whether an item is late, or has missed a stage it has not reached."""
    waiting = item.state not in ("closed", "struck_off", "withdrawn")
    return waiting and (
        item.due.date() < TODAY or any(s.planned < TODAY and not s.reached for s in item.stages)
    )


def test_nothing_goes_wrong_outside_the_example_town() -> None:
    good = {"active", "reported", "verified", "asked", "closed", "struck_off"}
    for item in items():
        if not is_example(item.area):
            assert not missed(item), item.title
            assert item.state in good
            assert not {"answer_no", "recur", "object", "suspend"} & {s.verb for s in item.steps}
    assert {a.area for a in APPLICATIONS if a.outcome.startswith(("returned", "merged"))} == {
        "370304199"
    }


def test_the_example_town_has_each_kind_of_trouble() -> None:
    verbs = {step.verb for item in example_failings() for step in item.steps}
    assert verbs >= {
        "answer_no_again",
        "answer_partly",
        "ask_coordination",
        "conclude",
        "extend",
        "object",
        "recur",
        "suspend",
    }
    assert sum(missed(item) and item.due.date() < TODAY for item in example_failings()) == 3 + 1


def test_no_row_bears_a_persons_name() -> None:
    names = re.compile("李辉|刘宁|陈维茂|李霄鹏|高建立|高峰|宋光琪|吴越")
    texts = [t for i in items() for t in (i.title, i.content, *(s.words for s in i.steps))]
    texts += [f.statement + f.teller for f in findings()] + [p.title for p in posts()]
    assert not [text for text in texts if names.search(text)]


def test_every_published_figure_has_a_query_and_pins_what_it_explains() -> None:
    assert [row["id"] for row in printed()] == list(HOW)
    assert {code: how.pinned for code, how in HOW.items() if how.pinned} == {
        "B19": "296", "Z08": "10220000"}  # fmt: skip
    assert all(how.explanation and how.explanation_zh for how in HOW.values() if how.pinned)


def test_meetings_belong_to_applications_that_were_convened() -> None:
    outcome = {a.key: a.outcome for a in APPLICATIONS}
    for meeting in (*meetings(), *MEETINGS):
        assert outcome[meeting.application].startswith("convened")
        assert {meeting.convener, meeting.chair} <= POSTS
        assert {meeting.host, meeting.organiser} <= UNITS
