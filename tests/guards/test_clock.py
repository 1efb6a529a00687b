"""Nothing reads a clock but yiteng.workflow.clock; today and now are passed in."""

from __future__ import annotations

import ast
import re

from tests.guards.source import code, files, name, tree

#: Where a clock may be read, and why.
READERS = {
    "yiteng/workflow/clock.py": "the two clocks themselves",
}
#: What reads a clock: (object, method).
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localtime"),
    ("timezone", "localdate"),
    ("time", "time"),
    ("time", "localtime"),
}
#: Scripts that may read the browser's clock, and why.
SCRIPTS: dict[str, str] = {}


def reads(node: ast.AST) -> bool:
    """Whether a node is a call that reads a clock."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = node.func.value
    called = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return (called, node.func.attr) in CLOCKS


def test_python_reads_the_clock_in_one_place():
    found = {
        f"{name(path)}:{node.lineno}"
        for path in code()
        if name(path) not in READERS
        for node in ast.walk(tree(path))
        if reads(node)
    }
    assert found == set()


def test_scripts_read_no_clock():
    clock = re.compile(r"Date\.now|new Date\(\s*\)|performance\.now")
    found = [
        name(path)
        for path in files(".js")
        if name(path).startswith("yiteng/") and name(path) not in SCRIPTS
        if clock.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
