"""A process is ready soon: what few of them use is loaded at its first use."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.site import ROOT

SLOW = ("numba", "scipy", "pyxform", "openpyxl", "authlib", "requests", "django.test")
START = f"""
import sys
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print([name for name in {SLOW} if name in sys.modules])
"""


@pytest.mark.parametrize("face", ["all", "desk", "public"])
def test_starting_loads_nothing_slow_that_few_need(face: str) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "yiteng.settings", "YITENG_FACE": face}
    started = [sys.executable, "-c", START]
    done = subprocess.run(started, cwd=ROOT, env={**os.environ, **settings},
                          capture_output=True, text=True)  # fmt: skip
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
