"""Every page a role's navigation leads to, on a phone of 390 pixels: whole, without errors, one heading.

Chinese for every role; English once for each address, by the first role that has it.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.test_pages import log_in
from tests.site import Site
from tests.test_links import ROLES

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
#: Wider than this it would scroll sideways.
WIDE = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
LINKS = "[...document.querySelectorAll('header a[href^=\"/\"]')].map(a => a.getAttribute('href'))"


@pytest.fixture
def said(page: Page) -> list[str]:
    """Every error and warning the pages wrote into the console."""
    found: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.append(f"{page.url}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    return found


def speak(page: Page, site: Site, language: str) -> None:
    """Choose the language, as the link at the top of a page does."""
    cookie = {"name": "django_language", "value": language, "url": site.url}
    page.context.add_cookies([cookie])


def fault(page: Page, site: Site, path: str) -> str:
    """What is wrong with a page on a phone; nothing where it is whole."""
    answer = page.goto(site.url + path)
    assert answer is not None
    if answer.status != 200:
        return f"{path}: {answer.status}"
    if (wide := page.evaluate(WIDE)) > 0:
        return f"{path}: {wide} pixels too wide"
    if (heads := page.locator("h1").count()) != 1:
        return f"{path}: {heads} headings of the first order"
    return "" if page.locator("h1").inner_text().strip() else f"{path}: an empty heading"


def navigation(page: Page) -> list[str]:
    """The pages the head of the page leads to, each once; languages and files are none."""
    links = dict.fromkeys(page.evaluate(LINKS))
    return [link for link in links if not re.match(r"/(static|files|account/logout|i18n)", link)]


def test_every_page_of_every_navigation_is_whole_on_a_phone(
    demo_site: Site, page: Page, said: list[str]
):
    page.set_viewport_size(PHONE)
    seen: set[str] = set()
    faults: list[str] = []
    for role in ROLES:
        page.context.clear_cookies()
        speak(page, demo_site, "zh-hans")
        log_in(page, demo_site, role)
        paths = [path for path in navigation(page) if "?" not in path]
        faults += [f"{role} zh {bad}" for path in paths if (bad := fault(page, demo_site, path))]
        speak(page, demo_site, "en")
        fresh = [path for path in paths if path not in seen]
        faults += [f"{role} en {bad}" for path in fresh if (bad := fault(page, demo_site, path))]
        seen.update(fresh)
    assert (faults, said) == ([], [])
    assert len(seen) > 25


#: One commitment of every state a page of the demo can show.
STATES = ("draft", "active", "issued", "objected", "suspended", "withdrawn", "merged", "struck_off")
STATES += ("asked", "reported", "verified", "closed")


def test_the_longest_button_of_a_commitment_wraps_on_a_phone(demo_site: Site, page: Page):
    page.set_viewport_size(PHONE)
    speak(page, demo_site, "en")
    log_in(page, demo_site, "supervision")
    wide: list[str] = []
    for state in STATES:
        page.goto(f"{demo_site.url}/commitments/?state={state}")
        path = page.locator("td a[href^='/commitments/']").first.get_attribute("href")
        wide += [f"{state} {bad}" for bad in [fault(page, demo_site, str(path))] if bad]
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide += [f"{state} with all steps open"] if page.evaluate(WIDE) > 0 else []
    assert wide == []
