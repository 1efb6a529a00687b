"""The first lines of the demo's main pages, literally: what each role reads before anything else.

Sentences that move with the day's work (home, verification, holes) are held to their form; the others
word by word, so that a change of the demo's content shows here.
"""

from __future__ import annotations

import html
import re

import pytest

from tests.site import Session, Site

BOSHAN = {
    "/research/problems/": "问题，以及各自的依据",
    "/meetings/": "已召开 8 场会议",
    "/measures/": "现行措施 32 条，其中 2 条还没有督办事项",
    "/publication/": "哪些已公开，哪些等待两次审查",
    "/facts/": "36 个公布数据全部相符或已说明",
    "/web/imprint/": "这是演示平台，不属于任何机关",
}
WIDE = {**BOSHAN, "/research/": "41 次调研，54 条发现，20 个问题"}
OFFICE = {
    **WIDE,
    "/applications/": "1 件待会前审核，0 件待审定",
    "/plans/": "计划 10 场会，已申请 9 场",
}
OWN = {**BOSHAN, "/replies/": "反映过意见的，都已告知进展"}
BRANCH = {
    "/research/": "5 次调研，5 条发现，2 个问题",
    "/measures/": "现行措施 2 条，其中 0 条还没有督办事项",
    "/plans/": "尚未编制年度会议计划",
    "/facts/": "11 个公布数据全部相符或已说明",
}
#: Role → address → sentence.
SAID = {
    "leader": OFFICE, "supervision": OFFICE, "party_supervision": OFFICE, "secretary": OFFICE,
    "secrecy_reviewer": WIDE, "disclosure_reviewer": WIDE, "deputy": WIDE, "consultative": WIDE,
    "town_office": OWN, "village_clerk": OWN, "errand_agent": OWN,
    "discipline": BOSHAN,
    "insurance_branch": BRANCH, "city_reviewer": {"/facts/": BRANCH["/facts/"]},
}  # fmt: skip
#: Address → the form of its sentence, for who may open it.
FORMS = {
    "/": r"今天有 \d+ 件事等您|今天没有等您办的事",
    "/verification/": r"\d+ 件待核实，\d+ 件待请群众评价",
    "/thread/": r"从调研到群众确认之间有 \d+ 处断点",
    "/replies/": r"还有 \d+ 位反映人未获告知（\d+ 项进展）|反映过意见的，都已告知进展",
}


def heading(session: Session, address: str) -> str:
    """The one h1 of a page, as read."""
    status, page = session.get(address)
    assert status == 200, address
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", found))).strip()


@pytest.mark.parametrize("role", SAID)
def test_the_first_line_of_each_page(demo_site: Site, role: str):
    session = demo_site.session(role)
    assert {address: heading(session, address) for address in SAID[role]} == SAID[role]


@pytest.mark.parametrize(
    "role", ["leader", "supervision", "secretary", "town_office", "discipline"]
)
def test_what_moves_with_the_day_keeps_its_form(demo_site: Site, role: str):
    session = demo_site.session(role)
    said = {address: heading(session, address) for address in FORMS}
    wrong = {a: words for a, words in said.items() if not re.fullmatch(FORMS[a], words)}
    assert wrong == {}


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin"])
def test_administrators_have_no_business_rows(demo_site: Site, role: str):
    assert heading(demo_site.session(role), "/") == "您的管理页面"


def test_the_trail_of_the_demo_has_a_checkpoint_outside_the_database(demo_site: Site):
    kept = sorted(path.name for path in (demo_site.data / "checkpoints").glob("chain-*.txt"))
    assert len(kept) >= 2
    done = demo_site.yiteng("audit", "verify")
    assert done.returncode == 0, done.stdout
