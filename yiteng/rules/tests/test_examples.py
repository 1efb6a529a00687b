"""The examples in the rule book's docstrings run and are true; none of it needs Django."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

import yiteng.rules

MODULES = sorted(
    name
    for _, name, _ in pkgutil.walk_packages(yiteng.rules.__path__, "yiteng.rules.")
    if ".tests" not in name
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_rule_book_stands_without_django() -> None:
    code = (
        "import importlib, sys\n"
        "sys.modules['django'] = None\n"
        f"for name in {MODULES!r}: importlib.import_module(name)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
