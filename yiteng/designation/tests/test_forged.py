"""A step posted by hand, past the buttons: refused with its reason, and nothing moves."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.designation.models import DesignationCase
from yiteng.designation.tests.cases import somebody, walked

#: Who posts what on a case that got so far, with what, and how it is answered.
FORGED = (
    ("hospital", "enforce", "ask_end", {"reason": "亏损"}, "公立"),
    ("hospital", "enforce", "ask_suspend", {"reason": "装修"}, "公立"),
    ("hospital", "apply", "accept", {}, "无权"),
    ("branch", "report", "review", {"on": "2023-03-01", "number": "淄〔2023〕1号", "listed_on": "2023-03-01"}, "无权"),
    ("branch", "review", "agree", {"on": "2023-03-10", "number": "淄〔2023〕1号", "starts_on": "2023-03-10"}, "无权"),
    ("city", "review", "agree", {"on": "2023-03-10", "number": "淄〔2023〕1号", "starts_on": "2023-03-10"}, "另一"),
    ("city_2", "review", "agree", {"on": "2023-03-05", "number": "淄〔2023〕1号", "starts_on": "2023-03-05"}, "公示"),
    ("hospital", "announce", "open_doors", {"on": "2023-03-20"}, "不能"),
    ("branch", "commission", "enforce", {"on": "2023-03-20"}, "不能"),
    ("branch", "enforce", "renew", {"on": "2023-03-20", "number": "淄〔2023〕2号"}, "无权"),
    ("city_2", "enforce", "renew", {"on": "2023-03-20", "number": "淄〔2023〕2号"}, "续签"),
    ("hospital", "enforce", "end", {"number": "淄〔2023〕2号", "reason": "亏损"}, "无权"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = "2023-03-31"


@pytest.mark.parametrize(("who", "until", "step", "said", "words"), FORGED)
def test_refused_with_its_reason_and_nothing_moves(world, client, who, until, step, said, words):
    case = walked(world, until)
    if who.startswith("city"):
        titles = {"city": "市局审核岗", "city_2": "市局协议岗"}
        somebody(world, who, "city_reviewer", titles[who])
    log_in(client, world, who)
    before = DesignationCase.objects.values().get()
    answer = client.post(f"/designation/{case.pk}/step/", {"step": step, **said})
    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert DesignationCase.objects.values().get() == before
