"""Three questions to those who attended: once, without names, counted honestly."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.meetings.tests.hall import held, running
from yiteng.rules.refusal import Refused
from yiteng.voices import actions, queries
from yiteng.voices.models import Answer, Slip

pytestmark = pytest.mark.django_db
YES = {"first": "yes", "second": "yes", "third": "partly", "words": ""}


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.TODAY = "2023-03-31"


@pytest.fixture
def asked(world):
    """A meeting held; twenty slips given out."""
    meeting = held(world, {})
    return actions.ask(meeting, 20, actor=world.secretary, at=world.now)


def test_three_taps_and_the_slip_is_used_up(client, asked):
    tokens = asked[1]
    address = f"/voices/slip/{tokens[0]}/"
    assert client.get(address).content.decode().count('type="radio"') == 9
    assert "已计入，这张问卷已用过" in client.post(address, YES).content.decode()
    again = client.post(address, YES)
    assert "这张问卷已经答过" in again.content.decode()
    assert Answer.objects.count() == 1


def test_a_double_click_counts_once(world, asked):
    assert [actions.answer(asked[1][0], YES, at=world.now) for _ in range(2)] == [True, False]


def test_nothing_says_which_slip_said_what(asked, world):
    """Neither the answer nor the trail leads back to a slip, a post or an hour."""
    actions.answer(asked[1][7], YES, at=world.now)
    columns = {field.name for field in Answer._meta.get_fields()}
    assert columns == {"id", "round", "first", "second", "third", "words"}
    assert asked[1][7] not in "".join(Slip.objects.values_list("digest", flat=True))
    assert not Event.objects.filter(subject_type__startswith="voices.answer").exists()


def test_after_fourteen_days_a_slip_is_closed(world, asked):
    late = world.now + timedelta(days=15)
    assert actions.answer(asked[1][0], YES, at=late) is False
    with pytest.raises(Refused) as refused:
        actions.count(asked[0], ((1, 0, 0),) * 3, actor=world.secretary, at=late)
    assert refused.value.codes == ("voices.closed",)


def test_a_guessed_slip_is_nothing(client, asked):
    answer = client.get("/voices/slip/guess/")
    assert (answer.status_code, "没有这张问卷" in answer.content.decode()) == (404, True)


def test_fewer_than_five_answers_are_not_shown_apart(client, world, asked):
    row, tokens = asked
    for token in tokens[:4]:
        actions.answer(token, {**YES, "words": "第三项没说清"}, at=world.now)
    assert queries.result(row).few
    log_in(client, world, "leader")
    page = client.get(f"/voices/{row.meeting_id}/").content.decode()
    assert "发出 20 张，收到 4 份回答" in page
    assert "第三项没说清" not in page
    assert "<table" not in page


def test_links_and_paper_are_one_count_with_its_interval(client, world, asked):
    """Six by link (6, 6, 0 yes) and eight on paper (8, 4, 2 yes): 14 of 20."""
    row, tokens = asked
    for token in tokens[:6]:
        actions.answer(token, YES, at=world.now)
    actions.count(row, ((8, 0, 0), (4, 2, 2), (2, 3, 3)), actor=world.secretary, at=world.now)
    found = queries.result(row)
    assert (found.n, found.by_link, found.on_paper, found.apart) == (14, 6, 8, True)
    assert [counts for _, _, counts in found.questions] == [(14, 0, 0), (10, 2, 2), (2, 9, 3)]
    log_in(client, world, "leader")
    page = re.sub(r"\s+", " ", client.get(f"/voices/{row.meeting_id}/").content.decode())
    assert "回收率 70%" in page
    assert "扫码 6 份，纸质 8 份" in page
    assert "71%（45%–88%）" in page


def test_two_channels_are_not_told_apart_where_one_is_small(world, asked):
    row, tokens = asked
    for token in tokens[:4]:
        actions.answer(token, YES, at=world.now)
    actions.count(row, ((6, 0, 0),) * 3, actor=world.secretary, at=world.now)
    assert queries.result(row).apart is False


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        (((1, 0, 0), (1, 0, 0), (0, 0, 0)), "voices.uneven"),
        (((0, 0, 0),) * 3, "voices.none"),
        (((21, 0, 0),) * 3, "voices.too_many"),
    ],
)
def test_counts_that_cannot_be(world, asked, counts, code):
    with pytest.raises(Refused) as refused:
        actions.count(asked[0], counts, actor=world.secretary, at=world.now)
    assert refused.value.codes == (code,)


def test_people_are_asked_once_and_after_the_meeting(world, asked):
    with pytest.raises(Refused) as again:
        actions.ask(asked[0].meeting, 20, actor=world.secretary, at=world.now)
    assert again.value.codes == ("voices.asked",)
    with pytest.raises(Refused) as early:
        actions.ask(running(world), 0, actor=world.secretary, at=world.now)
    assert early.value.codes == ("voices.too_early", "voices.slips")


def test_only_offices_ask_and_another_county_sees_nothing(client, world, asked):
    with pytest.raises(Refused):
        actions.ask(held(world), 5, actor=world.li, at=world.now)
    log_in(client, world, "outsider")
    assert client.get(f"/voices/{asked[0].meeting_id}/").status_code == 404


def test_the_slips_are_printed_once_with_their_codes(client, world):
    meeting = held(world)
    log_in(client, world, "secretary")
    page = client.post(f"/voices/{meeting.pk}/ask/", {"slips": "3"}).content.decode()
    assert page.count('class="cut-slip"') == 3
    assert page.count("<svg") >= 3
    assert "发出 3 张，收到 0 份回答" in client.get(f"/meetings/{meeting.pk}/").content.decode()


def test_the_result_asks_as_often_for_nine_answers_as_for_none(
    client, world, asked, django_assert_num_queries
):
    log_in(client, world, "leader")
    address = f"/voices/{asked[0].meeting_id}/"
    for token in asked[1][:5]:
        actions.answer(token, YES, at=world.now)
    client.get(address)
    with django_assert_num_queries(17):
        client.get(address)
    for token in asked[1][5:9]:
        actions.answer(token, YES, at=world.now)
    with django_assert_num_queries(17):
        client.get(address)
