"""What every page of the demo promises: light, whole, for keyboard, phone and printer."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site import Site

pytestmark = pytest.mark.browser
#: Compressed bytes of a page with all it asks for.
LIGHT = 150_000
#: Nine points of paper in pixels of the page; smaller is not read without glasses.
NINE_POINTS = 12
#: The smallest letters a page shows outside its pictures, in pixels.
SMALLEST = """Math.min(...[...document.querySelectorAll('body *:not(svg *)')]
    .filter(e => e.getClientRects().length && e.matches(':not(.unseen)')
        && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
PAGES = {
    "leader": ("/", "/meetings/", "/measures/", "/commitments/"),
    "supervision": ("/", "/commitments/", "/verification/", "/thread/"),
    "secretary": ("/", "/applications/", "/research/", "/publication/"),
    "town_office": ("/", "/commitments/"),
    "village_clerk": ("/", "/commitments/"),
}


def log_in(page: Page, site: Site, role: str) -> None:
    """Log in through the form, as a person does."""
    known = site.login(role)
    page.goto(f"{site.url}/account/login/")
    page.fill("input[name=login]", known["login"])
    page.fill("input[name=password]", known["password"])
    page.click("form[data-login] button")


@pytest.mark.parametrize("role", PAGES)
def test_pages_are_whole_and_light(demo_site: Site, page: Page, role: str):
    log_in(page, demo_site, role)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES[role]:
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(demo_site.url + path)
        assert page.locator("h1").count() == 1, path
        assert [url for url in asked if not url.startswith(demo_site.url)] == [], path
        assert weight(page) < LIGHT, path
    assert said == []


@pytest.mark.parametrize("role", PAGES)
def test_a_phone_needs_no_scrolling_sideways(demo_site: Site, page: Page, role: str):
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page, demo_site, role)
    for path in PAGES[role]:
        page.goto(demo_site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def weight(page: Page) -> int:
    """Compressed bytes of the page and everything it loaded, caches left out of account."""
    return int(
        page.evaluate(
            "performance.getEntriesByType('navigation').concat("
            "performance.getEntriesByType('resource'))"
            ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)"
        )
    )


@pytest.mark.parametrize(
    ("path", "language"),
    [("/", "zh-hans"), ("/", "en"), ("/sheet/", "zh-hans"), ("/sheet/", "en")],
)
def test_what_a_leader_prints_is_one_sheet_of_paper(
    demo_site: Site, page: Page, path: str, language: str
):
    log_in(page, demo_site, "leader")
    cookie = {"name": "django_language", "value": language, "url": demo_site.url}
    page.context.add_cookies([cookie])
    page.goto(demo_site.url + path)
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= NINE_POINTS


@pytest.mark.office
def test_the_walk_of_an_item_is_two_sheets_at_most(demo_site: Site, page: Page, tmp_path: Path):
    log_in(page, demo_site, "supervision")
    cookie = {"name": "django_language", "value": "zh-hans", "url": demo_site.url}
    page.context.add_cookies([cookie])
    page.goto(demo_site.url + "/commitments/?theme=livelihood")
    item = page.get_by_role("link", name="示例一村主街路灯安装").first
    path = item.get_attribute("href").replace("/commitments/", "/thread/commitment/")
    page.goto(demo_site.url + path)
    paper = page.pdf(path=tmp_path / "walk.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) <= 2
    told = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "walk.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    for station in ("发现", "问题", "会议申请", "会议", "议定事项", "措施", "督办事项", "公开"):
        assert re.search(rf"^\s*{station}\s", told, re.MULTILINE), station
    assert "标记" not in told, "the picture's table repeats the words below it"
    assert re.search(r"\d{4}-\d{2}-\d{2}", told)
    assert not re.search(r"\d{4}-\d{2}-(?!\d)", told), "a date is broken over two lines"
