"""Every address is behind an action or on the public list; refusals are pages, not traces."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.web.databases import TwoFaces
from yiteng.web.requests import actor, actor_or_none
from yiteng.web.routes import page, public_page

#: Models of the publication and whether they live in the public database.
MODELS = {"publication": False, "frozenlist": False, "snapshot": True, "inboxentry": True}


def li(*roles: str) -> Actor:
    """李, on a post with the roles."""
    return Actor(1, "李", 1, "科员", 1, "住建局", "government", 1, None, None, frozenset(roles))


def hello(request, word="hello"):
    return HttpResponse(word)


def refuse(request):
    raise Refused([Refusal("a", "One {thing}.", {"thing": "reason"}), Refusal("b", "Another.")])


def asked(route, who):
    request = RequestFactory().get("/x/?a=1")
    request.actor = who
    request.resolver_match = None
    return route.callback(request)


def test_an_actor_with_the_right_opens_the_page():
    route = page("x/", hello, name="x", action="people.accounts")
    assert asked(route, li("system_admin")).content == b"hello"


def test_an_actor_without_the_right_reads_a_sentence():
    route = page("x/", hello, name="x", action="people.accounts")
    answer = asked(route, li("liaison"))
    assert answer.status_code == 403
    assert "您的岗位没有打开这一页的权限。" in answer.content.decode()
    assert "住建局 科员" in answer.content.decode()


def test_nobody_is_sent_to_log_in_and_comes_back():
    route = page("x/", hello, name="x", action="people.accounts")
    answer = asked(route, None)
    assert answer.status_code == 302
    assert answer.url.endswith("?next=/x/%3Fa%3D1")


def test_a_form_sent_too_late_leads_back_to_its_page():
    request = RequestFactory().post("/x/step/", headers={"referer": "http://testserver/x/7/?a=1"})
    request.actor = None
    answer = page("x/", hello, name="x", action="people.self").callback(request)
    assert answer.url.endswith("?next=/x/7/")


def test_a_refusal_that_leaves_the_view_is_a_page_with_every_reason():
    answer = asked(page("x/", refuse, name="x", action="people.self"), li("liaison"))
    assert answer.status_code == 409
    assert "One reason." in answer.content.decode()
    assert "Another." in answer.content.decode()


def test_an_action_that_does_not_exist_is_refused_when_the_address_is_made():
    with pytest.raises(KeyError, match="no such action"):
        page("x/", hello, name="x", action="people.fly")


def test_what_a_guard_can_read():
    behind = page("x/", hello, name="x", action="people.self").callback
    free = public_page("x/", hello, name="x").callback
    assert (behind.yiteng_action, hasattr(behind, "yiteng_public")) == ("people.self", False)
    assert (free.yiteng_public, hasattr(free, "yiteng_action")) == (True, False)
    assert behind.__name__ == "hello"


def test_a_public_page_opens_for_nobody():
    assert asked(public_page("x/", hello, name="x"), None).content == b"hello"


def test_a_view_behind_no_action_has_no_actor():
    request = RequestFactory().get("/")
    assert actor_or_none(request) is None
    with pytest.raises(LookupError):
        actor(request)


def test_a_table_lives_in_the_database_of_its_face():
    homes = {name: TwoFaces().allow_migrate("public", "publication", name) for name in MODELS}
    assert homes == MODELS
    assert TwoFaces().allow_migrate("public", "people", "account") is False
    assert TwoFaces().allow_migrate("default", "people", "account") is True
