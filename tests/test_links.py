"""Every link a post is offered leads somewhere: a walk through the demo for each role."""

from __future__ import annotations

import html
import re

import pytest

from tests.site import Session, Site

#: Roles as the demo has them.
ROLES = (
    "leader", "supervision", "party_supervision", "secretary", "liaison", "town_office",
    "village_clerk", "errand_agent", "discipline", "secrecy_reviewer", "disclosure_reviewer",
    "insurance_branch", "hospital_director", "city_reviewer", "deputy", "consultative", "system_admin",
    "security_admin", "audit_admin",
)  # fmt: skip
#: Pages whose references may lie beyond the reader's reach: they then answer with a sentence.
#: A hole is named where it lies.
BEYOND = ("/thread/",)
#: Pages walked for a role: each kind of address once or twice.
MOST, OF_A_KIND = 60, 2


def links(page: str) -> list[str]:
    """The addresses of this site a page links to, without its files."""
    found = (html.unescape(href) for href in re.findall(r'<a\b[^>]*\shref="([^"#]+)', page))
    return [href for href in found if re.match(r"/(?!/|static/|files/)", href)]


def walk(session: Session, start: str = "/") -> dict[str, int]:
    """Address → status, breadth first, at most so many of a kind (figures stand for each other).

    From the pages of BEYOND a refusal is an answer too, and stands as 200.
    """
    waiting, seen, kinds = [(start, "")], dict[str, int](), dict[str, int]()
    while waiting and len(seen) < MOST:
        address, source = waiting.pop(0)
        kind = re.sub(r"\d+", "0", address.partition("?")[0])
        if address in seen or kinds.get(kind, 0) >= OF_A_KIND:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        status, page = session.get(address)
        refused = status in (403, 404) and source.startswith(BEYOND)
        seen[address] = 200 if refused else status
        waiting += [(link, address) for link in links(page)]
    return seen


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_somewhere(demo_site: Site, role: str):
    seen = walk(demo_site.session(role))
    assert {address: status for address, status in seen.items() if status != 200} == {}
    assert len(seen) > 3


@pytest.mark.parametrize("role", ["leader", "supervision", "town_office", "deputy", "consultative"])
def test_every_figure_leads_to_rows_the_reader_may_open(demo_site: Site, role: str):
    session = demo_site.session(role)
    status, page = session.get("/facts/")
    assert status == 200
    answers = {address: session.get(address)[0] for address in set(links(page))}
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_the_public_face_without_an_account(demo_site: Site):
    seen = walk(Session(demo_site.url), "/public/")
    assert {address: status for address, status in seen.items() if status != 200} == {}
