"""ClamAV's answers, from a program that stands in its place on the PATH."""

from __future__ import annotations

import subprocess

import pytest

from yiteng.files.scanners import clamdscan


@pytest.fixture
def answering(tmp_path, monkeypatch):
    """Put a ``clamdscan`` on the PATH that ends with a given code."""

    def put(code: int) -> None:
        program = tmp_path / "clamdscan"
        program.write_text(f'#!/bin/sh\ntest -f "$3" || exit 9\nexit {code}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    return put


@pytest.mark.parametrize(("code", "clean"), [(0, True), (1, False)])
def test_it_says_clean_or_not(answering, tmp_path, code, clean):
    answering(code)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    assert clamdscan(path) is clean


def test_a_scanner_that_cannot_answer_lets_nothing_pass(answering, tmp_path):
    answering(2)
    with pytest.raises(subprocess.CalledProcessError):
        clamdscan(tmp_path / "clamdscan")
