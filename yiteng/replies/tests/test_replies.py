"""Those who said something are told what became of it: gathered, told once, counted anew."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pytest
from django.urls import reverse

from tests.cast import TODAY, log_in
from yiteng.audit.models import Event
from yiteng.commitments.actions import take
from yiteng.commitments.tests.cases import issued
from yiteng.desk.tasks import tasks
from yiteng.links.actions import link_many
from yiteng.replies import actions, gathering, queries
from yiteng.replies.models import News, Telling
from yiteng.research import actions as research
from yiteng.research.models import Finding
from yiteng.research.tests.field import heard, stated, visit, worded
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
SAID = {"channel": "visit", "told_on": TODAY, "words": ""}


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.TODAY = "2023-03-31"


@pytest.fixture
def problem(world):
    """Found by 李 in two villages, stated."""
    return stated(world)


def work(world, problem, count=3):
    """So many commitments that solve the problem, assigned."""
    rows = issued(world, count)
    links = [(("problem", problem.pk), ("commitment", row.pk), "solves") for row in rows]
    link_many(links, actor=world.sun, at=world.now)
    return rows


def lines(**more):
    rows = News.objects.filter(**more).order_by("finding_id", "id")
    return [(row.happened, row.title, row.count) for row in rows]


def told(world, pk, **more):
    said = queries.speaker(world.li, pk)
    rows = [row.pk for row in queries.news_of(said) if row.telling_id is None]
    return actions.tell(said, {**SAID, "rows": rows, **more}, actor=world.li, at=world.now)


def codes(refused):
    return {one.code for one in refused.value.refusals}


def test_a_stated_problem_is_news_for_both_who_said_it(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stated(world)
    assert lines() == [("stated", "鲜果无处储存", 1)] * 2
    assert set(News.objects.values_list("unit", flat=True)) == {world.units["li"].pk}


def test_gathering_twice_says_the_same(world, problem):
    assert gathering.every_day(TODAY, world.now) == 2
    assert gathering.every_day(TODAY + timedelta(1), world.now) == 0
    assert len(lines()) == 2


def test_work_is_told_together_and_what_was_told_is_not_told_again(
    world, problem, django_capture_on_commit_callbacks
):
    first, second, _third = work(world, problem)
    with django_capture_on_commit_callbacks(execute=True):
        take(first, "sign", actor=world.li, at=world.now)
    with django_capture_on_commit_callbacks(execute=True):
        take(second, "sign", actor=world.li, at=world.now)
    one = Finding.objects.order_by("pk").first()
    assert lines(finding=one) == [("stated", "鲜果无处储存", 1), ("begun", "路灯1", 2)]
    told(world, one.pk)
    with django_capture_on_commit_callbacks(execute=True):
        take(_third, "sign", actor=world.li, at=world.now)
    assert lines(finding=one, telling=None) == [("begun", "路灯1", 1)]
    assert lines(finding=one, telling__isnull=False) == [
        ("stated", "鲜果无处储存", 1), ("begun", "路灯1", 2)]  # fmt: skip


def test_a_dropped_problem_is_told_too(world, problem, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        research.take(
            problem, "drop", actor=world.li, at=world.now, inputs={"reason": "已由市里办"}
        )
    assert lines() == [("dropped", "鲜果无处储存", 1)] * 2


def test_a_telling_is_an_event_of_the_trail_and_leaves_the_desk(world, problem):
    gathering.every_day(TODAY, world.now)
    one = Finding.objects.order_by("pk").first()
    waits = {task.kind.code: task.count for task in tasks(world.li, TODAY)}
    assert waits["reply"] == 2
    row = told(world, one.pk, words="说好，等开工")
    assert (row.said_by, row.channel, row.count) == ("一村果农", "visit", 1)
    event = Event.objects.get(pk=row.last_event)
    assert (event.subject_type, event.action, event.post_title) == (
        "replies.telling", "add", "农业农村局联络员")  # fmt: skip
    waits = {task.kind.code: task.count for task in tasks(world.li, TODAY)}
    assert waits["reply"] == 1


def test_all_reasons_against_a_telling_at_once(world, problem):
    gathering.every_day(TODAY, world.now)
    one = Finding.objects.order_by("pk").first()
    said = queries.speaker(world.li, one.pk)
    wrong = {"rows": [], "channel": "fax", "told_on": TODAY + timedelta(1),
             "words": "电话 13812345678"}  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.tell(said, wrong, actor=world.wang, at=world.now)
    assert codes(refused) == {"replies.other_unit", "replies.nothing", "replies.channel",
                              "replies.ahead", "privacy.number"}  # fmt: skip
    row = News.objects.get(finding=one)
    early = {**SAID, "rows": [row.pk], "told_on": date(2022, 3, 9), "channel": "unreached"}
    with pytest.raises(Refused) as refused:
        actions.tell(said, early, actor=world.li, at=world.now)
    assert codes(refused) == {"replies.before", "replies.why"}
    assert Telling.objects.count() == 0


def test_the_village_reads_what_became_and_others_do_not(world, problem, client):
    gathering.every_day(TODAY, world.now)
    one = Finding.objects.order_by("pk").first()
    page = reverse("replies:speaker", args=[one.pk])
    log_in(client, world, "clerk")
    answer = client.get(page)
    assert (answer.status_code, answer.context["form"]) == (200, None)
    assert "由听取意见的农业农村局告知进展" in answer.content.decode()
    for stranger in ("other_town", "outsider"):
        log_in(client, world, stranger)
        assert client.get(page).status_code == 404


def test_the_page_tells_and_keeps_what_was_typed(world, problem, client):
    gathering.every_day(TODAY, world.now)
    one = Finding.objects.order_by("pk").first()
    log_in(client, world, "li")
    page, post = (reverse(f"replies:{name}", args=[one.pk]) for name in ("speaker", "tell"))
    assert "还有 1 项进展未告知一村果农" in client.get(page).content.decode()
    row = News.objects.get(finding=one)
    sent = {"rows": [row.pk], "channel": "phone", "told_on": "2023-04-02", "words": "会再来"}
    refused = client.post(post, sent)
    assert refused.status_code == 409
    assert "会再来" in refused.content.decode()
    assert client.post(post, {**sent, "told_on": "2023-03-30"}).status_code == 302
    assert "进展已告知一村果农" in client.get(page).content.decode()
    occasion = client.get(reverse("research:occasion", args=[one.occasion_id]))
    assert "已告知 2023-03-30 电话告知" in " ".join(occasion.content.decode().split())


def test_the_letter_says_what_was_said_and_what_became(world, problem, client):
    gathering.every_day(TODAY, world.now)
    one = Finding.objects.order_by("pk").first()
    log_in(client, world, "li")
    answer = client.get(reverse("replies:letter", args=[one.pk]))
    paper = docx.Document(io.BytesIO(answer.content))
    words = [p.text for p in paper.paragraphs if p.text]
    assert words == [
        "关于您所反映事项办理情况的回告", "一村果农：",
        "2022年3月10日，您反映：“果子下来没有地方存”", "现将办理情况告知如下：",
        "1.问题已认定：鲜果无处储存（2023年3月31日）",
        "如与实际情况不符，请告知我们，将重新研究办理。", "农业农村局", "2023年3月31日",
    ]  # fmt: skip
    assert paper.sections[0].first_page_header.paragraphs[0].text == "农业农村局"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    world, client, count, django_assert_num_queries, alone
):
    for _ in range(count):
        stated(world)
    gathering.every_day(TODAY, world.now)
    log_in(client, world, "li")
    client.get(reverse("replies:list"))
    with django_assert_num_queries(8):
        client.get(reverse("replies:list"))


@pytest.mark.parametrize("count", [1, 3])
def test_gathering_costs_the_same_for_one_and_for_three(world, count, django_assert_num_queries):
    for _ in range(count):
        work(world, stated(world), 1)
    ids = list(Finding.objects.values_list("pk", flat=True))
    with django_assert_num_queries(12):
        gathering.gather(ids, TODAY)


def test_a_speaker_waits_once_on_the_desk_and_the_office_tells_for_leaders(world):
    """A leader heard two things of one speaker; nobody of that unit tells, so the office does."""
    visit_ = visit(world, unit=world.units["leader"])
    rows = [heard("冷库不够", "一村果农"), heard("运费太高", "一村果农")]
    said = research.record_visit(visit_, rows, actor=world.leader, at=world.now)
    (row,) = research.word_problems(
        [(worded(world, unit=world.units["secretary"]), list(said.findings.all()))],
        actor=world.secretary, at=world.now,
    )  # fmt: skip
    research.state_problems([row], actor=world.secretary, at=world.now)
    gathering.every_day(TODAY, world.now)
    assert News.objects.count() == 2
    assert [queries.to_tell(one).count() for one in (world.leader, world.secretary)] == [1, 1]
    assert not world.leader.may("replies.tell")
    speaker = queries.speaker(world.secretary, said.findings.first().pk)
    what = {**SAID, "rows": [one.pk for one in queries.news_of(speaker)]}
    told_ = actions.tell(speaker, what, actor=world.secretary, at=world.now)
    assert (told_.count, told_.unit_id) == (2, world.units["leader"].pk)


def test_what_is_no_longer_so_is_not_told(world, problem, django_capture_on_commit_callbacks):
    """Worded anew before anybody was told: the line goes; told before: it stays as told."""
    gathering.every_day(TODAY, world.now)
    first = Finding.objects.order_by("pk").first()
    told(world, first.pk)
    with django_capture_on_commit_callbacks(execute=True):
        research.take(problem, "reword", actor=world.li, at=world.now, inputs={"reason": "太窄"})
    assert lines(telling=None) == []
    assert lines(finding=first) == [("stated", "鲜果无处储存", 1)]
