"""Pages: my messages, where mail goes, slips by unit, the operator's list; queries counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.tests.cases import issued
from yiteng.jobs.running import run_due
from yiteng.messaging import watching
from yiteng.messaging.actions import set_address, tell
from yiteng.messaging.models import Address, Letter, Message, Printing
from yiteng.messaging.registry import waits_for, waits_of
from yiteng.messaging.tests.addresses import wants_mail
from yiteng.messaging.tests.post import Post
from yiteng.messaging.tests.test_mail import urgent
from yiteng.rules.messages import Notice, To
from yiteng.web import desks
from yiteng.workflow.clock import business_now, real_now

pytestmark = pytest.mark.django_db


def told(world: World, count: int = 1, who: str = "li") -> None:
    to = To("messaging.read", unit=world.units[who].pk)
    said = "{number} is due on {due}."
    now = business_now() - timedelta(minutes=1)
    notices = [
        Notice("due", f"due:{n}:{who}", to, said, {"number": f"{n}号", "due": "2023-04-07"},
               f"路灯{n}", f"/commitments/{n}/", now.date()) for n in range(count)
    ]  # fmt: skip
    tell(notices, county=world.county.pk, at=now)


def page(client: Client, world: World, who: str, name: str, query: str = "") -> str:
    log_in(client, world, who)
    answer = client.get(reverse(f"messaging:{name}") + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_my_list_shows_my_posts_messages_and_nobody_elses(client: Client, world: World) -> None:
    told(world, 2)
    mine = page(client, world, "li", "list")
    assert "0号应于2023-04-07办结。" in mine and "路灯1" in mine
    assert "七日内 2 条消息" in mine
    for who in ("wang", "outsider", "sun", "sysadmin"):
        assert "路灯" not in page(client, world, who, "list")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    client: Client, world: World, count: int, django_assert_num_queries, monkeypatch
) -> None:
    monkeypatch.setattr(desks, "_ROWS", {})
    told(world, count)
    log_in(client, world, "li")
    client.get(reverse("messaging:list"))
    with django_assert_num_queries(6):
        client.get(reverse("messaging:list"))


@pytest.mark.parametrize("units", [1, 3])
def test_sheets_cost_the_same_for_one_unit_and_for_three(
    client: Client, world: World, units: int, django_assert_num_queries
) -> None:
    """All kinds of waiting of all posts are counted in one query."""
    chosen = ("clerk", "li", "wang")[:units]
    for who in chosen:
        told(world, 2, who)
    log_in(client, world, "sun")
    address = reverse("messaging:print") + "?unit=" + ",".join(
        str(world.units[who].pk) for who in chosen)  # fmt: skip
    client.get(address)
    with django_assert_num_queries(9):
        assert client.get(address).content.decode().count("unit-slip") == units


def test_what_waits_for_many_posts_is_what_waits_for_each(world: World) -> None:
    issued(world, 2)
    issued(world, 1, lead_unit=world.units["clerk"])
    actors = [world.li, world.clerk, world.sun, world.leader]
    day = business_now().date()
    many = waits_of(actors, day)
    assert many == [waits_for(one, day) for one in actors]
    assert [(w.title, w.count) for w in many[0]][:1] == [("To be signed for", 2)]


def test_printing_a_sheet_is_noted_and_opening_it_is_not(client: Client, world: World) -> None:
    told(world, 2, "clerk")
    key = world.units["clerk"].pk
    page(client, world, "town", "print", f"?unit={key}")
    assert Printing.objects.count() == 0
    answer = client.post(reverse("messaging:print"), {"unit": str(key)})
    assert "已登记打印" in answer.content.decode()
    (one,) = Printing.objects.all()
    assert (one.unit_id, one.post, one.messages) == (key, "甲镇党政办主任", 2)
    assert Event.objects.get(subject_type="messaging.printing").action == "print"
    assert "甲镇党政办主任" in page(client, world, "town", "slips")


def code_in(letter: Letter) -> str:
    """The code a confirming letter carries."""
    return letter.body.rsplit("：", 1)[-1].split()[0]


def test_nothing_goes_to_an_address_before_its_holder_typed_the_code_sent_there(
    client: Client, world: World, server: Post
) -> None:
    log_in(client, world, "li")
    client.post(reverse("messaging:mail"), {"mail": "li@district.example"})
    tell([Notice("no", "no:1", To("messaging.read", unit=world.units["li"].pk), "{number}",
                 {"number": "1号"}, urgent=True)], county=world.county.pk, at=business_now())  # fmt: skip
    run_due(real_now())
    (letter,) = Letter.objects.all()
    assert (letter.asks, len(server.taken)) == (True, 1)
    wrong = client.post(reverse("messaging:confirm"), {"code": "AAAA22222B"})
    assert (wrong.status_code, Address.objects.get().since) == (409, None)
    opened = client.get(reverse("messaging:confirm") + f"?code={code_in(letter)}")
    assert (opened.status_code, Address.objects.get().since) == (200, None)
    right = client.post(reverse("messaging:confirm"), {"code": code_in(letter).lower()})
    assert (right.status_code, Address.objects.get().since is None) == (302, False)
    again = client.post(reverse("messaging:confirm"), {"code": code_in(letter)})
    assert again.status_code == 409
    assert code_in(letter) not in str(list(Address.objects.values()))


def test_a_code_runs_out_and_a_new_one_ends_the_old(
    client: Client, world: World, server: Post
) -> None:
    log_in(client, world, "li")
    for _ in range(2):
        client.post(reverse("messaging:mail"), {"mail": "li@district.example"})
    old, new = Letter.objects.order_by("id")
    run_due(real_now())
    assert [mail["Message-ID"] for mail in server.taken] == [new.message_id]
    assert client.post(reverse("messaging:confirm"), {"code": code_in(old)}).status_code == 409
    Address.objects.update(ends_at=real_now() - timedelta(seconds=1))
    assert client.post(reverse("messaging:confirm"), {"code": code_in(new)}).status_code == 409


def test_a_user_chooses_an_address_or_none(client: Client, world: World) -> None:
    log_in(client, world, "li")
    client.post(reverse("messaging:mail"), {"mail": "li@district.example"})
    assert Address.objects.get().mail == "li@district.example"
    wrong = client.post(reverse("messaging:mail"), {"mail": "not an address"})
    assert "邮箱格式不对" in wrong.content.decode()
    client.post(reverse("messaging:mail"), {"mail": ""})
    assert Address.objects.count() == 0


def test_a_town_prints_for_its_own_villages_only(client: Client, world: World) -> None:
    for who in ("clerk", "town", "other_town"):
        told(world, 1, who)
    listed = page(client, world, "town", "slips")
    assert "甲镇一村村委会" in listed and "乙镇政府" not in listed and "农业农村局" not in listed
    units = ",".join(str(world.units[w].pk) for w in ("clerk", "other_town"))
    printed = page(client, world, "town", "print", f"?unit={units}")
    assert printed.count('class="panel unit-slip"') == 1
    assert "一村文书" in printed and "路灯0" in printed and "乙镇政府" not in printed


def test_whoever_gets_mail_needs_no_slip(client: Client, world: World) -> None:
    set_address(world.accounts["clerk"], "c@district.example", actor=world.clerk, at=NOW)
    assert "甲镇一村村委会" in page(client, world, "town", "slips")  # not confirmed yet
    wants_mail(world, "clerk")
    assert "甲镇一村村委会" not in page(client, world, "town", "slips")


@pytest.mark.parametrize("who", ["li", "clerk", "leader", "outsider"])
def test_slips_are_for_offices(client: Client, world: World, who: str) -> None:
    log_in(client, world, who)
    assert client.get(reverse("messaging:slips")).status_code == 403


def test_the_operator_sees_what_stopped_and_not_what_it_says(
    client: Client, world: World, server: Post
) -> None:
    letter = urgent(world)
    server.mood = "drop"
    run_due(real_now())
    shown = page(client, world, "sysadmin", "stopped")
    assert letter.message_id.strip("<>") in shown and "结果不明" in shown
    assert "未办好" not in shown and "li@district.example" not in shown
    log_in(client, world, "li")
    assert client.get(reverse("messaging:stopped")).status_code == 403


def test_the_operator_is_told_once_of_each_mail_that_stopped(
    client: Client, world: World, server: Post
) -> None:
    urgent(world)
    server.mood = "drop"
    run_due(real_now())
    watching.look(business_now())
    watching.look(business_now())
    assert list(Message.objects.filter(kind="mail").values_list("post__title", flat=True)) == [
        "系统管理员"]  # fmt: skip
    assert "重新发送" in page(client, world, "sysadmin", "list")


@pytest.mark.parametrize("count", [1, 3])
def test_slips_cost_the_same_for_one_and_for_three(
    client: Client, world: World, count: int, django_assert_num_queries
) -> None:
    for who in ("clerk", "li", "wang")[:count]:
        told(world, 1, who)
    log_in(client, world, "sun")
    client.get(reverse("messaging:slips"))
    with django_assert_num_queries(7):
        client.get(reverse("messaging:slips"))


def test_nothing_notes_that_a_message_was_read(client: Client, world: World) -> None:
    told(world)
    before = list(Message.objects.values())
    page(client, world, "li", "list")
    assert list(Message.objects.values()) == before
    assert not any("read" in f.name or "seen" in f.name for f in Message._meta.fields)
