"""Case files of the tests."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.cast import World
from yiteng.casefiles import actions
from yiteng.casefiles.models import CaseFile
from yiteng.gate.models import Application
from yiteng.gate.tests.papers import approved


def asked(world: World, application: Application | None = None, **more) -> CaseFile:
    """Asked for by the government office; the discipline body is to agree."""
    values = {
        "reason": "答复区人大代表询问",
        "second_unit": world.units["discipline"].pk,
        "actor": world.secretary,
        "at": world.now,
        **more,
    }
    return actions.ask(application or approved(world), **values)


def agreed(world: World, application: Application | None = None) -> CaseFile:
    """Asked for and agreed to."""
    return actions.take(asked(world, application), "agree", actor=world.discipline, at=world.now)


def fetched(world: World, casefile: CaseFile) -> bytes:
    """The file, as the second of the two fetches it."""
    return actions.hand_out(casefile, actor=world.discipline, at=world.now)


def members(packed: bytes) -> dict[str, bytes]:
    """The members of the file."""
    with ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(packed: bytes, folder: Path, **changed: bytes | None) -> Path:
    """The file in a folder, with members changed (None: left out)."""
    for name, content in {**members(packed), **changed}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder


def checked(*words: str | Path, script: Path) -> tuple[int, str]:
    """What check.py says: exit code and words; run alone, without our package or site."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script), *map(str, words)],
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout
