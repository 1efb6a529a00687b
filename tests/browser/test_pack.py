"""The summary of a pack keeps to its pages in print: twelve of A4 (limit ``pack.pages``)."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from tests.browser.test_pages import log_in as log_in_page
from tests.cast import World, log_in
from tests.chromium import FLAGS, chromium
from tests.site import Site
from yiteng.gate.models import Opinion, Prescription
from yiteng.links.actions import link_many
from yiteng.meetings import actions
from yiteng.meetings.models import AgendaItem, Meeting
from yiteng.meetings.tests.hall import convened
from yiteng.research.tests.field import stated

pytestmark = pytest.mark.browser
MOST = 12
LONG = "冷库少果子坏在地里收购商压价村里各建各的没有人统一算过账"


def pages(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_packs_of_the_demo_keep_to_twelve_pages(demo_site: Site, page: Page):
    log_in_page(page, demo_site, "secretary")
    counted = {}
    for number in range(1, 9):
        page.goto(f"{demo_site.url}/meetings/{number}/pack/")
        counted[number] = pages(page.pdf(format="A4"))
    assert max(counted.values()) <= 3


def crowded(world: World) -> Meeting:
    """A meeting whose dossier is far too large: 31 problems, measures, items; 64 opinions."""
    meeting = convened(world)
    application, by = meeting.application, {"actor": world.secretary, "at": world.now}
    problems = [
        stated(world, title=f"问题{n}", statement=LONG * 20, root_cause=LONG * 20)
        for n in range(30)
    ]
    treated = [(("problem", p.pk), ("application", application.pk), "treats") for p in problems]
    link_many(treated, **by)
    Prescription.objects.bulk_create(
        Prescription(application=application, title=f"{n}{LONG * 3}", problem=one,
                     cause=LONG * 9, lead=world.units["li"], due_on=date(2023, 9, 30),
                     served=LONG, proof=LONG * 6, money=1, money_source="衔接资金")
        for n, one in enumerate(problems)
    )  # fmt: skip
    Opinion.objects.bulk_create(
        Opinion(application=application, unit=unit, agrees=n % 2 == 0, words=LONG * 30)
        for n, unit in enumerate([*world.units.values()] * 3)
    )
    items = [
        AgendaItem(meeting=meeting, title=f"议题{n}{LONG}", decides=LONG * 5, minutes=3,
                   presenter="农业农村局")
        for n in range(30)
    ]  # fmt: skip
    actions.add_agenda(items, **by)
    return meeting


def test_a_dossier_far_too_large_still_keeps_to_twelve_pages(world, client, tmp_path: Path):
    meeting = crowded(world)
    log_in(client, world, "secretary")
    html = client.get(f"/meetings/{meeting.pk}/pack/").content.decode()
    sheet = Path(finders.find("web/yiteng.css")).read_text(encoding="utf-8")
    bare = re.sub(r"<(link|script)\b[^>]*>", "", html)
    (tmp_path / "pack.html").write_text(
        bare.replace("</head>", f"<style>{sheet} @page {{ size: A4 }}</style></head>"),
        encoding="utf-8",
    )
    subprocess.run(
        [str(chromium()), "--headless", *FLAGS, f"--print-to-pdf={tmp_path / 'pack.pdf'}",
         str(tmp_path / "pack.html")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert 4 <= pages((tmp_path / "pack.pdf").read_bytes()) <= MOST
