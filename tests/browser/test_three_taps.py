"""Three taps, no account, no script: the people served answer by the link and by the code.

Counted on a telephone with scripts switched off: opening the link (the camera's tap), the answer,
the button. By the code the twelve digits are typed as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.cast import NOW, World
from yiteng.commitments.models import Commitment
from yiteng.verification.actions import ask
from yiteng.verification.models import Answer
from yiteng.verification.tests.test_answers import reported

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(databases=["default", "public"], transaction=True),
]
#: What a finger must hit, in pixels of the page (the square of WCAG 2.2, 2.5.5).
FINGER = 44


class Thumb:
    """One thumb on a telephone: it taps and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def opens(self, address: str) -> None:
        self.page.goto(address)
        self.taps += 1

    def tap(self, what: str) -> None:
        target = self.page.locator(what).first
        box = target.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= FINGER, (what, box)
        target.tap()
        self.taps += 1


@pytest.fixture(params=["zh-hans", "en"])
def thumb(request: pytest.FixtureRequest, browser: Browser, live_server) -> Iterator[Thumb]:
    """A telephone without scripts, in one of the two languages."""
    phone = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True,
        java_script_enabled=False, base_url=live_server.url,
    )  # fmt: skip
    phone.add_cookies([{"name": name, "value": request.param, "url": live_server.url}
                       for name in ("language", "django_language")])  # fmt: skip
    yield Thumb(phone.new_page())
    phone.close()


def large(page: Page) -> None:
    """Old eyes read it: letters of the choices at least 19 px, nothing to scroll sideways."""
    choice = page.locator("label.choice span").first
    box = choice.bounding_box()
    assert box is not None and box["height"] >= FINGER and box["x"] + box["width"] <= 390


def test_by_the_link_it_is_three_taps(world: World, thumb: Thumb) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    thumb.opens(reverse("public:answer", args=[ticket.token]))
    large(thumb.page)
    thumb.tap("label.choice:has(input[value=yes])")
    thumb.tap("form.answer-form button")
    expect(thumb.page.locator(".thanks")).to_be_visible()
    assert thumb.taps == 3
    assert (Answer.objects.get().answer, Answer.objects.get().channel) == ("yes", "link")
    assert Commitment.objects.get().state == "closed"


def test_by_the_code_it_is_three_taps_and_twelve_digits(world: World, thumb: Thumb) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    thumb.page.goto(reverse("public:code"))
    thumb.page.locator("input[name=code]").type(ticket.code)
    thumb.tap(".answer-form button")
    large(thumb.page)
    thumb.tap("label.choice:has(input[value=yes])")
    thumb.tap("form.answer-form button")
    expect(thumb.page.locator(".thanks")).to_be_visible()
    assert thumb.taps == 3
    assert (Answer.objects.get().answer, Answer.objects.get().channel) == ("yes", "code")


def test_a_no_asks_for_words_and_says_where_it_goes(world: World, thumb: Thumb) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    thumb.opens(reverse("public:answer", args=[ticket.token]))
    thumb.tap("label.choice:has(input[value=no])")
    thumb.tap("form.answer-form button")
    expect(thumb.page.locator(".errors, .error, .field-error").first).to_be_visible()
    assert Commitment.objects.get().state == "asked"
    thumb.page.locator("textarea").fill("西头三盏不亮")
    thumb.tap("form.answer-form button")
    expect(thumb.page.locator(".thanks")).to_be_visible()
    assert (Commitment.objects.get().state, Answer.objects.get().words) == (
        "active",
        "西头三盏不亮",
    )
