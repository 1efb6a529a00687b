"""Two secretaries write the same paragraph of minutes at once: nothing is lost, the second settles it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import Site

pytestmark = pytest.mark.browser
MEETING = "示例镇春季民生工作会"


def opened(browser: Browser, site: Site) -> Page:
    """A browser of its own, logged in as the secretary, on the form of the minutes."""
    page = browser.new_context(locale="zh-CN", base_url=site.url).new_page()
    known = site.login("secretary")
    page.goto("/account/login/")
    page.fill("input[name=login]", known["login"])
    page.fill("input[name=password]", known["password"])
    page.click("form[data-login] button")
    page.goto("/meetings/")
    page.click(f"text={MEETING}")
    number = re.search(r"/meetings/(\d+)/", page.url)
    assert number is not None
    page.goto(f"/minutes/{number[1]}/write/")
    return page


def typed(page: Page, old: str, new: str, reason: str) -> None:
    """Change words in the text and save."""
    text = page.locator("textarea[name=text]")
    text.fill(text.input_value().replace(old, new, 1))
    if page.locator("[name=reason]").count():
        page.fill("[name=reason]", reason)
    page.click("form.sheet button")


def test_two_browsers_edit_the_same_paragraph(demo_site: Site, browser: Browser):
    first, second = opened(browser, demo_site), opened(browser, demo_site)
    line = next(
        one for one in first.locator("textarea[name=text]").input_value().split("\n")
        if len(one) > 12 and not one.startswith("#")
    )  # fmt: skip
    head, tail = line[:6], line[6:]
    typed(first, line, f"{head}（甲改）{tail}", "甲的更正")
    expect(first).to_have_url(re.compile(r"/minutes/\d+/$"))
    typed(second, line, f"{head}（乙改）{tail}", "乙的更正")
    conflict = second.locator("section.conflict")
    expect(conflict).to_have_count(1)
    expect(conflict).to_contain_text("（甲改）")
    expect(conflict).to_contain_text("（乙改）")
    both = second.locator("textarea[name=text]")
    kept = (
        both.input_value().replace("（甲改）", "（甲、乙改）").replace("（乙改）", "（甲、乙改）")
    )
    both.fill(kept)
    second.click("form.sheet button")
    expect(second.locator("section.conflict")).to_have_count(0)
    expect(second.locator("main")).to_contain_text("（甲、乙改）")
