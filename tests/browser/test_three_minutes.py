"""A clerk's three minutes: three items moved, one with a number, counted as they are done."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.klm import COUNTER, Done
from tests.site import Site

pytestmark = pytest.mark.browser
NUMBER = "12.5"


class Watch:
    """Waits for pages and adds up how long that took."""

    def __init__(self, page: Page) -> None:
        self.page, self.pages, self.waited = page, 0, 0.0

    def click(self, what: str, *, leads_on: bool = False) -> None:
        """Click; where it leads to another page, wait for it."""
        start = time.monotonic()
        self.page.locator(what).first.click()
        if leads_on:
            self.page.wait_for_load_state("load")
            self.pages += 1
            self.waited += time.monotonic() - start


def log_in(page: Page, site: Site, login: str) -> None:
    known = next(one for one in site.logins if one["login"] == login)
    page.goto(f"{site.url}/account/login/")
    page.fill("[name=login]", known["login"])
    page.fill("[name=password]", known["password"])
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{site.url}/")


def test_three_items_one_with_a_number_in_twelve_clicks_and_three_minutes(
    demo_site: Site, page: Page, capsys
):
    log_in(page, demo_site, "village")
    page.add_init_script(COUNTER)
    page.goto(f"{demo_site.url}/")
    watch = Watch(page)
    watch.click('a[href="/entries/"]', leads_on=True)
    rows = page.locator("form.entries tbody tr")
    assert rows.count() >= 3
    for n in range(3):
        watch.click(f"form.entries tbody tr:nth-child({n + 1}) .stages label:nth-child(2)")
    number = "form.entries tbody tr:first-child input[name$='-number_0']"
    watch.click(number)
    page.keyboard.type(NUMBER)
    watch.click("form.entries .save button", leads_on=True)
    expect(page.locator(".messages")).to_contain_text("3")
    counted = page.evaluate("window.__done")
    done = Done(counted["clicks"], counted["keys"], counted["moves"], 1, watch.pages, watch.waited)
    with capsys.disabled():
        print(
            f"\nthree items, one number: {done.clicks} clicks, {done.keys} keystrokes, "
            f"{done.pages} pages, {done.moves} hand movements, waited {done.waited:.1f} s: "
            f"{done.seconds:.0f} s by the keystroke-level model (Card, Moran, Newell 1980)"
        )
    assert (done.clicks, done.keys, done.pages) == (6, 4, 2)
    assert done.clicks <= 12
    assert done.seconds <= 180


def test_the_desk_is_walked_and_opened_by_keys_alone(demo_site: Site, page: Page):
    log_in(page, demo_site, "supervision")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.dataset.url")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.url") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.url") == first
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.evaluate("document.querySelector('.desk tr[data-url]').focus()")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")
