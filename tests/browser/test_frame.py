"""The frame of every page, seen in Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_logging_in_asks_no_other_host_and_says_nothing_wrong(live_server, page: Page):
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{live_server.url}/account/login/")
    expect(page.locator("h1")).to_be_visible()
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert said == []


def test_the_first_tab_leads_past_the_navigation(live_server, page: Page):
    page.goto(f"{live_server.url}/account/login/")
    page.locator("body").press("Tab")
    expect(page.locator("a.skip")).to_be_focused()


def test_a_phone_needs_no_scrolling_sideways(live_server, page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/account/login/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
