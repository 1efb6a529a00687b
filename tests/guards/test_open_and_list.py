"""A row you may open is a row you may list, and the other way round, for every post (law 10)."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.guards.open_and_list import PAIRS
from tests.guards.source import ROOT
from tests.guards.test_addresses import addresses
from tests.site import environment

#: Pages of a row that are no rows of the spine, or parts of a row in the list above.
OTHERS = {
    "audit:show": "an event of the trail: the audit administrator's alone",
    "jobs:show": "a job of the outbox: the system administrator's alone",
    "enterprises:alliance": "alliances are read by whoever reads the register",
    "files:download": "permission of the parent row, tested in its room",
    "plans:show": "the plan of a year: one a county, read by everybody who may read plans",
    "thread:walk": "a walk, from row to row",
    "minutes:show": "the minutes of a meeting, read by whoever reads the meeting",
    "measures:show": "a measure stands on the page of its document, seen by the same keys",
    "desk:area": "areas are read by everybody inside; what they count is filtered",
}


def test_every_page_of_a_row_is_on_the_list():
    named = {
        full
        for full, entry in addresses("desk").items()
        if full.endswith((":show", ":occasion", ":alliance", ":area", ":document"))
    }
    assert named - {show for _, show, _ in PAIRS} - OTHERS.keys() == set()


def test_open_and_list_agree_for_every_post(demo_data):
    done = subprocess.run(
        [sys.executable, "-m", "tests.guards.open_and_list"],
        cwd=ROOT,
        env=environment(demo_data) | {"DJANGO_SETTINGS_MODULE": "yiteng.settings"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == []
