"""The rule book runs without Django and reads no clock; so do the numbers of reach."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.guards.source import ROOT

PROBE = """
import importlib, pkgutil, sys
sys.modules["django"] = None
room = importlib.import_module({room!r})
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    if ".tests" not in module.name:
        importlib.import_module(module.name)
print("ok")
"""
ALONE = ["yiteng.rules"] + ["yiteng.reach.analysis"] * (ROOT / "yiteng/reach/analysis").is_dir()


@pytest.mark.parametrize("room", ALONE)
def test_it_runs_in_a_process_without_django(room: str):
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(room=room)], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr.strip()[-400:]) == ("ok", "")
