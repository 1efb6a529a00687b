"""run.py says in one sentence what a machine lacks, and ends with exit code 1."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with run.py and its lock, and no virtual environment."""
    for name in ("run.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run(
    checkout: Path, *words: str, before: str = "pass", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run run.py on a bare PATH; ``before`` is executed in the same process first."""
    code = f"import sys, runpy; {before}; sys.argv = ['run.py', *{list(words)}]; "
    code += "runpy.run_path('run.py', run_name='__main__')"
    env = {"PATH": "/nonexistent", "HOME": str(checkout), "LANG": "C.UTF-8", **extra}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, env=env, capture_output=True, text=True
    )


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What was said at the end, once it is sure that it was one line and exit code 1."""
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    return line


def test_bare_it_lists_its_commands(checkout: Path):
    done = run(checkout)
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    assert (done.returncode, listed) == (0, ["demo", "test", "check", "bench", "docs", "lock"])


def test_a_port_in_use(checkout: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(checkout, "demo", "--port", str(port))
    assert f"--port {port + 1}" in sentence(done)
    assert not (checkout / ".venv").exists()


def test_a_missing_venv_module(checkout: Path):
    done = run(checkout, "demo", "--no-serve", before="sys.modules['ensurepip'] = None")
    assert "apt install python3-venv" in sentence(done)


def test_no_network(checkout: Path):
    offline = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
    }
    done = run(checkout, "demo", "--no-serve", **offline)
    assert "No network" in sentence(done)


def test_an_old_python(checkout: Path):
    done = run(checkout, "demo", before="sys.version_info = (3, 8, 0, 'final', 0)")
    assert "Python 3.11" in sentence(done)


def test_an_old_python_can_read_it():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
