"""The imprint is open to everybody, inside and outside, and says only what the operator entered."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import log_in

pytestmark = pytest.mark.django_db


def page(client):
    answer = client.get(reverse("web:imprint"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_nobody_is_asked_to_log_in_and_no_database_is_asked(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        said = page(client)
    assert "尚未填写主办单位" in said
    assert "Apache License 2.0" in said
    assert "统计用区划代码 2023" in said
    assert "大众日报" not in said


def test_the_operator_and_its_own_sources_are_named(client, settings):
    settings.OPERATOR, settings.CONTACT = "试验区政府办公室", "0533-0000000"
    settings.SITE_NUMBERS, settings.DATA_SOURCES = (
        ["网站标识码 0000000000"],
        ["试验区统计年鉴 2022"],
    )
    said = page(client)
    for words in ("本平台由试验区政府办公室主办", "0533-0000000", "网站标识码 0000000000",
                  "试验区统计年鉴 2022"):  # fmt: skip
        assert words in said


def test_the_demo_names_its_reports_and_what_is_invented(client, settings):
    settings.TODAY = "2023-03-31"
    said = page(client)
    assert "这是演示平台，不属于任何机关" in said
    assert "大众日报" in said
    assert "虚构，仅供演示" in said


def test_inside_the_navigation_stays(client, world):
    assert "督办事项" not in page(client)
    log_in(client, world, "leader")
    assert "督办事项" in page(client)
