"""The three sides: who wrote a promise for whom, and the patients' representatives speaking themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.designation import sides as shown
from yiteng.designation.actions import sides
from yiteng.designation.models import Promise, SideSlip, SideWord
from yiteng.designation.tests.cases import at, walked
from yiteng.publication.actions.trying import ONE
from yiteng.rules.designation.sides import Said
from yiteng.rules.refusal import Refused

DAY = date(2023, 3, 31)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = "2023-03-31"


def refused(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


@pytest.fixture
def written(world):
    """A case in operation with a promise of the hospital and one the branch wrote for the patients."""
    case = walked(world, "enforce")
    mine = Promise(case=case, side="hospital", words="每周六天开诊", said_on=DAY)
    theirs = Promise(case=case, side="patients", words="每月看一次水质", said_on=DAY)
    sides.promise(mine, actor=world.hospital, at=at(DAY))
    sides.promise(theirs, actor=world.branch, at=at(DAY))
    return case, mine, theirs


def test_the_page_says_who_wrote_a_promise_for_whom(world, written, client):
    case, mine, theirs = written
    assert (mine.written_by, theirs.written_by) == (
        world.hospital.post_title, world.branch.post_title,
    )  # fmt: skip
    log_in(client, world, "hospital")
    page = client.get(f"/designation/{case.pk}/sides/").content.decode()
    assert f"由{world.branch.post_title}代为记录" in page
    assert page.count("患者代表尚未确认") == 3


def test_the_representatives_confirm_correct_and_promise_with_a_slip_and_no_account(
    world, written, client
):
    case, mine, theirs = written
    log_in(client, world, "branch")
    page = client.post(f"/designation/{case.pk}/sides/slip/")
    link = page.context["link"]
    client.logout()
    opened = client.get(link)
    assert opened.status_code == 200 and "每周六天开诊" in opened.content.decode()
    sent = client.post(link, {
        "send": "1", f"agrees_{mine.pk}": "1", f"agrees_{theirs.pk}": "0",
        f"words_{theirs.pk}": "每季度看一次水质", "own": "推选两名代表", "due": "",
    })  # fmt: skip
    assert "记入三方承诺页" in sent.content.decode()
    words = {w.promise_id: (w.agrees, w.words) for w in SideWord.objects.all()}
    assert words == {mine.pk: (True, ""), theirs.pk: (False, "每季度看一次水质")}
    own = Promise.objects.get(by_slip=True)
    assert (own.side, own.words, own.written_by) == ("patients", "推选两名代表", "")
    log_in(client, world, "hospital")
    page = client.get(f"/designation/{case.pk}/sides/").content.decode()
    for words_ in (
        "患者代表确认：记录准确",
        "患者代表更正",
        "每季度看一次水质",
        "患者代表凭意见单自己填写",
    ):
        assert words_ in page
    event = Event.objects.filter(action="side_said").get()
    assert event.after == '{"corrected": 1, "more": true, "right": 1}'


def test_a_slip_is_good_once_and_a_later_one_takes_its_place(world, written, client):
    case, mine, _theirs = written
    first = sides.give(case, actor=world.branch, at=at(DAY))
    second = sides.give(case, actor=world.branch, at=at(DAY))
    assert client.get(f"/designation/sides/{first.token}/").status_code == 404
    slip = sides.open_slip(second.token)
    assert sides.speak(slip, {mine.pk: Said(True)}, "", None, at=at(DAY))
    assert not sides.speak(slip, {mine.pk: Said(True)}, "", None, at=at(DAY))
    assert client.get(f"/designation/sides/{second.token}/").status_code == 404
    third = sides.give(case, actor=world.branch, at=at(DAY))
    SideSlip.objects.filter(used_on__isnull=True).update(
        expires_at=SideSlip.objects.latest("id").expires_at - timedelta(days=31))  # fmt: skip
    assert sides.open_slip(third.token) is None
    kept = [str(v) for row in SideSlip.objects.values_list() for v in row]
    assert not {first.token, second.token, third.token, third.code} & set(kept)


@pytest.mark.django_db(databases=["default", "public"])
def test_the_code_opens_the_same_slip(world, written, client):
    case, mine, _theirs = written
    drawn = sides.give(case, actor=world.branch, at=at(DAY))
    code = f"{drawn.code[:4]} {drawn.code[4:8]} {drawn.code[8:]}"
    assert "每周六天开诊" in client.post("/designation/sides/", {"code": code}).content.decode()
    wrong = client.post("/designation/sides/", {"code": "0000 0000 0000"})
    assert wrong.status_code == 404
    client.post("/designation/sides/", {"code": code, "send": "1", f"agrees_{mine.pk}": "1"})
    assert SideWord.objects.get().promise_id == mine.pk


@pytest.mark.django_db(databases=["default", "public"])
def test_wrong_codes_are_counted_in_the_one_table_of_all_pages(world, written, client):
    case, _mine, _theirs = written
    drawn = sides.give(case, actor=world.branch, at=at(DAY))
    page = "/designation/sides/"
    for number in range(ONE):
        client.post(page, {"code": f"{number:012d}"})
    assert "刚才输错的短码过多" in client.post(page, {"code": drawn.code}).content.decode()
    assert "刚才输错的短码过多" in client.post("/public/answer/", {"code": "1"}).content.decode()
    elsewhere = client.post(page, {"code": drawn.code}, REMOTE_ADDR="192.0.2.9")
    assert elsewhere.status_code == 200


def test_what_is_not_taken_leaves_the_slip_good(world, written):
    case, mine, _theirs = written
    slip = sides.open_slip(sides.give(case, actor=world.branch, at=at(DAY)).token)
    say = lambda said, more="": sides.speak(slip, said, more, None, at=at(DAY))  # noqa: E731
    assert refused(lambda: say({})) == ("sides.nothing",)
    assert refused(lambda: say({mine.pk: Said(False, " ")})) == ("sides.no_words",)
    assert refused(lambda: say({}, "电话 13812345678")) == ("sides.private",)
    assert say({mine.pk: Said(True)})


def test_only_the_branch_gives_the_slip_and_another_case_is_not_touched(world, written):
    case, _mine, _theirs = written
    assert refused(lambda: sides.give(case, actor=world.hospital, at=at(DAY))) == (
        "workflow.not_permitted",
    )
    slip = sides.open_slip(sides.give(case, actor=world.branch, at=at(DAY)).token)
    assert sides.speak(slip, {999999: Said(True)}, "", None, at=at(DAY))
    assert SideWord.objects.count() == 0
    assert shown.waits_for_patients(shown.promises(case)) == 2
