"""The second factor: a code from the phone, each once; demanded by role; lost phones are no wall."""

from __future__ import annotations

import re

import pyotp
import pytest
from django.urls import reverse

from tests.cast import log_in
from yiteng.people.models import Account
from yiteng.rules.refusal import Refused
from yiteng.signin import actions, codes, queries, sealed
from yiteng.signin.models import Factor, Spare
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db
WORD = "Right-word-7"
#: RFC 6238, appendix B: the last six figures for the ASCII secret 12345678901234567890, SHA-1.
RFC = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924",
       2000000000: "279037", 20000000000: "353130"}  # fmt: skip
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(("moment", "code"), RFC.items())
def test_the_codes_are_those_of_the_rfc(moment, code):
    assert codes.step_of(RFC_SECRET, code, moment, 0) == moment // 30


@pytest.mark.parametrize(
    ("later", "counts"), [(-30, True), (0, True), (59, True), (-31, False), (60, False)]
)
def test_a_code_counts_one_step_to_either_side(later, counts):
    moment = 1111111110  # the beginning of a step
    assert (codes.step_of(RFC_SECRET, "050471", moment + later, 0) is not None) is counts


@pytest.mark.parametrize("typed", ["", "28708", "2870822", "abcdef", "２８７０８", "-87082"])
def test_what_is_no_code_never_counts(typed):
    assert codes.step_of(RFC_SECRET, typed, 59, 0) is None


@pytest.fixture
def li(world) -> Account:
    account = world.accounts["li"]
    account.set_password(WORD)
    account.save()
    return account


@pytest.fixture
def with_factor(world, li) -> tuple[str, list[str]]:
    """Li's secret and spare codes."""
    secret = actions.begin(li)
    code = pyotp.TOTP(secret).at(int(real_now().timestamp()) - 30)
    return secret, actions.confirm(li, code, actor=world.li, at=world.now)


def password(client, to="/"):
    return client.post(reverse("people:login"), {"login": "li", "password": WORD, "next": to})


def type_code(client, code):
    return client.post(reverse("signin:code"), {"code": code})


def present(secret: str) -> str:
    return pyotp.TOTP(secret).at(int(real_now().timestamp()))


def test_li_comes_in_by_password_and_code_and_lands_where_he_was_going(client, with_factor):
    first = password(client, "/commitments/")
    assert first["Location"] == "/signin/code/"
    assert client.get("/commitments/").status_code == 302, "the password alone opens nothing"
    assert type_code(client, present(with_factor[0]))["Location"] == "/commitments/"
    assert client.get("/commitments/").status_code == 200


def test_a_code_is_good_for_one_log_in(client, with_factor):
    code = present(with_factor[0])
    password(client)
    type_code(client, code)
    client.post(reverse("people:logout"))
    password(client)
    page = type_code(client, code).content.decode()
    assert "验证码不对或已经用过，请等下一个验证码出现后输入六位数字。" in page


def test_five_wrong_codes_lock_the_account(client, with_factor):
    password(client)
    for _ in range(5):
        type_code(client, "000000")
    assert "验证码错误次数过多" in type_code(client, present(with_factor[0])).content.decode()
    assert password(client).status_code == 200


def test_the_code_must_follow_within_five_minutes(client, with_factor):
    password(client)
    session = client.session
    held = session["signin_pending"]
    session["signin_pending"] = [held[0], held[1] - 301, held[2]]
    session.save()
    assert type_code(client, present(with_factor[0]))["Location"] == "/account/login/"


def test_a_spare_code_lets_in_once_however_it_is_typed(client, with_factor):
    spare = with_factor[1][0]
    password(client)
    assert type_code(client, spare.upper().replace("-", " "))["Location"] == "/"
    client.post(reverse("people:logout"))
    password(client)
    assert type_code(client, spare).status_code == 200
    assert Spare.objects.count() == 7


def test_nothing_in_the_tables_opens_the_door(li, with_factor):
    """A copy of the database alone holds neither the secret nor a spare code."""
    factor = Factor.objects.get()
    assert with_factor[0] not in factor.secret
    assert sealed.unseal(factor.secret) == with_factor[0]
    plain = {codes.plain_spare(one) for one in with_factor[1]}
    assert plain.isdisjoint(Spare.objects.values_list("digest", flat=True))


def test_a_role_that_needs_one_sets_it_up_before_anything_else(client, world, li):
    actions.demand(["liaison"], actor=world.secadmin, at=world.now)
    assert password(client)["Location"] == "/signin/setup/"
    assert client.get("/commitments/")["Location"] == "/signin/setup/"
    page = client.get("/signin/setup/").content.decode()
    assert "您的岗位须用双因素登录，请先设置再继续" in page
    secret = "".join(re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].split())
    done = client.post("/signin/setup/", {"code": present(secret)}).content.decode()
    assert len(re.findall(r"<li><code>[a-z0-9]{5}-[a-z0-9]{5}</code>", done)) == 8
    assert client.get("/commitments/").status_code == 200


def test_only_the_security_administrator_says_who_needs_one(client, world):
    with pytest.raises(Refused):
        actions.demand(["leader"], actor=world.li, at=world.now)
    log_in(client, world, "sun")
    assert client.get("/signin/factors/").status_code == 403
    log_in(client, world, "secadmin")
    client.post("/signin/factors/", {"roles": ["leader", "system_admin"]})
    assert queries.demanded(world.secadmin) == ["leader", "system_admin"]


def test_a_lost_phone_is_taken_away_with_a_reason(client, world, li, with_factor):
    log_in(client, world, "secadmin")
    address = f"/signin/factors/{li.pk}/remove/"
    assert "请写明原因。" in client.post(address, {"reason": " "}).content.decode()
    client.post(address, {"reason": "手机掉进了水库"})
    assert not queries.has_factor(li)
    assert password(client)["Location"] == "/"


def test_the_page_of_factors_asks_as_often_for_three_as_for_one(
    client, world, with_factor, django_assert_num_queries
):
    log_in(client, world, "secadmin")
    client.get("/signin/factors/")
    with django_assert_num_queries(6):
        client.get("/signin/factors/")
    for key in ("wang", "sun"):
        secret = actions.begin(world.accounts[key])
        actions.confirm(world.accounts[key], present(secret), actor=world.actors[key], at=world.now)
    with django_assert_num_queries(6):
        assert "3 个账号启用了双因素登录" in client.get("/signin/factors/").content.decode()
