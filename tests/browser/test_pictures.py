"""The pictures of the README are taken from the demo: `python3 run.py docs --pictures`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import log_in
from tests.guards.source import ROOT
from tests.site import Site

pytestmark = pytest.mark.browser
ALLIANCE = "成立博山区泵类产业联盟"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go: into docs/ when asked to, else away."""
    return ROOT / "docs/pictures" if os.environ.get("YITENG_PICTURES") else tmp_path


def test_the_vine(demo_site: Site, page: Page, folder: Path):
    log_in(page, demo_site, "leader")
    picture = page.locator("figure.picture").first
    expect(picture).to_be_visible()
    picture.screenshot(path=folder / "vine.png")
    assert (folder / "vine.png").stat().st_size > 10_000


def test_the_thread_of_the_pump_alliance(demo_site: Site, page: Page, folder: Path):
    log_in(page, demo_site, "supervision")
    page.goto(f"{demo_site.url}/commitments/?words={ALLIANCE}")
    page.get_by_role("link", name=re.compile(ALLIANCE)).first.click()
    picture = page.locator("figure.picture").first
    expect(picture).to_be_visible()
    picture.screenshot(path=folder / "thread.png")
    assert (folder / "thread.png").stat().st_size > 10_000
