"""The verdict changes as one types, and nothing is stored by it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site import Site

pytestmark = pytest.mark.browser
RETURNED = "示例镇村级工作推进会"


#: What htmx says where a slow server's answer is overtaken by the next key: called off, as wished.
OVERTAKEN = ("htmx:sendAbort", "htmx:afterRequest")


def log_in(page: Page, site: Site, login: str) -> None:
    """Log in through the form, as a person does."""
    known = next(one for one in site.logins if one["login"] == login)
    page.goto(f"{site.url}/account/login/")
    page.fill("input[name=login]", known["login"])
    page.fill("input[name=password]", known["password"])
    page.click("form[data-login] button")


def write_a_goal(page: Page, site: Site) -> str:
    """Open the form of a new goal of the returned application; its address."""
    page.goto(f"{site.url}/applications/?state=returned")
    page.click(f"text={RETURNED}")
    page.click("#goals h2 a")
    return page.url


def test_the_verdict_changes_as_one_types(demo_site: Site, page: Page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    log_in(page, demo_site, "town")
    url = write_a_goal(page, demo_site)
    verdict = page.locator("#verdict")
    expect(verdict).to_contain_text("还没有写明目标。")
    page.type("#id_title", "主路路灯亮灯", delay=20)
    expect(verdict).to_contain_text("目标“主路路灯亮灯”还缺：数值、计量单位、时限、负责单位。")
    expect(verdict.locator(".mended")).to_contain_text("还没有写明目标。")
    page.type("#id_value", "180", delay=20)
    page.type("#id_unit", "盏", delay=20)
    expect(verdict).to_contain_text("还缺：时限、负责单位。")
    page.fill("#id_due_on", "2023-09-30")
    page.select_option("#id_owner", index=1)
    expect(verdict).not_to_contain_text("还缺")
    assert page.url == url
    assert [line for line in said if not line.startswith(OVERTAKEN)] == []


def test_a_reason_leads_to_the_field_of_this_form(demo_site: Site, page: Page):
    log_in(page, demo_site, "town")
    write_a_goal(page, demo_site)
    page.type("#id_title", "主路路灯亮灯", delay=20)
    page.click("#verdict a:has-text('还缺')")
    assert re.search(r"#id_value$", page.url)


def test_what_was_typed_and_not_saved_is_not_stored(demo_site: Site, page: Page):
    log_in(page, demo_site, "town")
    write_a_goal(page, demo_site)
    page.type("#id_title", "主路路灯亮灯", delay=20)
    expect(page.locator("#verdict")).to_contain_text("主路路灯亮灯")
    page.goto(f"{demo_site.url}/applications/?state=returned")
    page.click(f"text={RETURNED}")
    expect(page.locator("#goals")).not_to_contain_text("主路路灯亮灯")
