"""The pages of limits: what holds today, its source, who changed it; the form for who may."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cast import log_in
from yiteng.limits import actions, queries
from yiteng.rules.limits import LIMITS

pytestmark = pytest.mark.usefixtures("alone")


def text(response) -> str:
    return response.content.decode()


def test_the_list_says_value_default_source_and_who_changed_it(client, world):
    actions.change("gate.people", Decimal(120), reason="本区批准", actor=world.sun, at=world.now)
    log_in(client, world, "li")
    page = text(client.get("/limits/"))
    assert f"{len(LIMITS)} 项限值中有 1 项由本区自行设定" in page
    for words in ("120 人", "80 人", "10至1000", "某区减负16条（2024年，示例）", "督查室主任"):
        assert words in page


def test_the_supervision_office_changes_a_limit_and_says_why(client, world):
    log_in(client, world, "sun")
    said = {"value": "180", "reason": "换届后一年内的调研都算", "seen": "365"}
    answer = client.post("/limits/gate.finding_days/", said, follow=True)
    assert answer.redirect_chain == [("/limits/gate.finding_days/", 302)]
    page = text(answer)
    assert "调研发现的有效期（从开会日往前算）：180 天" in page
    assert "换届后一年内的调研都算" in page
    assert queries.one(world.li, "gate.finding_days").value == 180


def test_a_refused_value_stays_in_the_form_with_its_reason(client, world):
    log_in(client, world, "sun")
    page = text(client.post("/limits/gate.people/", {"value": "5", "reason": "小", "seen": "80"}))
    assert "可设10至1000，5超出范围" in page
    assert "小</textarea>" in page


def test_readers_see_no_form_and_a_posted_one_changes_nothing(client, world):
    log_in(client, world, "li")
    assert "修改限值" not in text(client.get("/limits/gate.people/"))
    client.post("/limits/gate.people/", {"value": "120", "reason": "想改", "seen": "80"})
    assert queries.one(world.li, "gate.people").value == 80


def test_a_limit_nobody_knows_is_not_found(client, world):
    log_in(client, world, "sun")
    assert client.get("/limits/gate.nothing/").status_code == 404


def test_the_list_costs_the_same_however_many_were_changed(
    client, world, django_assert_num_queries
):
    log_in(client, world, "li")
    client.get("/limits/")
    for code in ("gate.people", "gate.half_day", "gate.finding_days"):
        actions.change(code, Decimal(100), reason="试", actor=world.sun, at=world.now)
        with django_assert_num_queries(5):
            client.get("/limits/")
