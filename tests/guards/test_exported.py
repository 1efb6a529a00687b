"""Every list can be had as an Excel file: all rows of its filters, head frozen, nothing alive."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.guards.source import ROOT
from tests.site import environment

#: Pages with rows that are not exported, each with its reason.
NOT_EXPORTED = {
    "desk:home": "a desk of steps to take; each of its numbers opens a list that is exported",
    "desk:sheet": "one printed page for the leader; its lines are rows of exported lists",
    "desk:entries": "a sheet to be filled in, not a list",
    "people:settings": "the person's own posts, with a button each",
    "public:home": "the public face: figures, each leading to the public ledger",
}


def test_every_list_has_an_export_that_holds_its_rows(demo_data):
    done = subprocess.run(
        [sys.executable, "-m", "tests.guards.exported"],
        cwd=ROOT,
        env=environment(demo_data) | {"DJANGO_SETTINGS_MODULE": "yiteng.settings"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert {name: said for name, said in found.items() if said and name not in NOT_EXPORTED} == {}
    assert NOT_EXPORTED.keys() <= {name for name, said in found.items() if said}
    assert len(found) >= 40
    assert {name for name in found if name.startswith("public:")} >= {
        "public:ledger", "public:lists", "public:list", "public:care"}  # fmt: skip
