"""A copy is made while people work, brought back whole, and proved; a damaged one is refused."""

from __future__ import annotations

import gzip
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.site import ROOT, command, environment
from yiteng.keeping import archive, backup, drill
from yiteng.keeping.manifest import DatabaseCopy, Manifest, parse
from yiteng.workflow.clock import SHANGHAI

AT = datetime(2023, 3, 31, 18, 0, tzinfo=SHANGHAI)


@pytest.fixture
def copies(tmp_path, settings):
    """A folder for copies; the installation's own data folder is its own, too."""
    settings.DATA = tmp_path / "data"
    settings.FILES_ROOT = settings.DATA / "files"
    settings.DATA.mkdir()
    return tmp_path / "copies"


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_brought_back_by_the_drill_on_either_database(world, copies):
    """The cast's district comes back row for row; PostgreSQL needs no client program for it."""
    path, said = backup.make(copies, at=AT)
    assert (path.name, path.stat().st_mode & 0o777) == ("yiteng-20230331-180000.tar.gz", 0o600)
    assert said.databases["default"].rows["people_account"] == len(world.accounts)
    done = drill.run(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"已恢复：{said.rows} 行数据，核对留痕 "
        f"{said.databases['default'].rows['audit_event']} 条，附件 0 个。\n"
    )
    assert [one.name for one in copies.iterdir()] == [path.name]


@pytest.mark.django_db(transaction=True)
def test_two_copies_of_one_second_stand_side_by_side(world, copies):
    names = [backup.make(copies, at=AT)[0].name for _ in range(2)]
    assert names == ["yiteng-20230331-180000.tar.gz", "yiteng-20230331-180000-2.tar.gz"]


@pytest.fixture(scope="module")
def made(demo_data, tmp_path_factory) -> Path:
    """A copy of the demo."""
    folder = tmp_path_factory.mktemp("copies")
    assert command(demo_data, "backup", str(folder)).returncode == 0
    return next(folder.iterdir())


def test_the_demo_is_brought_back_and_serves_what_it_served(demo_data, made, tmp_path):
    done = command(tmp_path / "new", "restore", str(made))
    assert (done.returncode, done.stderr) == (0, "")
    facts = [command(data, "facts", "--json").stdout for data in (demo_data, tmp_path / "new")]
    assert facts[0] == facts[1] != ""
    key = "secret.key"
    assert (tmp_path / "new" / key).read_text() == (demo_data / key).read_text()
    assert (tmp_path / "new" / key).stat().st_mode & 0o777 == 0o600


def test_nothing_is_brought_back_over_what_is_there(demo_data, made):
    done = command(demo_data, "restore", str(made))
    assert done.returncode == 1
    assert "不是空的：请用 YITENG_DATA 指定另一个文件夹" in done.stderr


@pytest.mark.parametrize("damage", ["cut", "changed", "foreign"])
def test_a_damaged_copy_is_refused_and_leaves_nothing(made, tmp_path, damage):
    broken = tmp_path / "broken.tar.gz"
    data = made.read_bytes()
    if damage == "cut":
        broken.write_bytes(data[: len(data) // 2])
    elif damage == "changed":
        plain = bytearray(gzip.decompress(data))
        plain[5000] ^= 1
        broken.write_bytes(gzip.compress(bytes(plain), 1))
    else:
        broken.write_bytes(b"PK\x03\x04 a district's photographs")
    done = command(tmp_path / "new", "restore", str(broken))
    assert done.returncode == 1
    assert "已损坏或不是一藤的备份" in done.stderr
    assert sorted(one.name for one in (tmp_path / "new").iterdir()) == ["secret.key"]


@pytest.mark.parametrize("name", ["../escape", "/etc/passwd", "files/aa/bb/../../../x", "keys/id"])
def test_a_member_with_a_name_no_copy_has_lands_nowhere(tmp_path, name):
    forged = tmp_path / "forged.tar.gz"
    (tmp_path / "x").write_text("x")
    with tarfile.open(forged, "w:gz") as tar:
        tar.add(tmp_path / "x", arcname=name, filter=_named(name))
    with pytest.raises(archive.NoCopy):
        archive.unpack(forged, tmp_path / "into")
    assert not (tmp_path / "into").exists()


def _named(name):
    def named(info):
        info.name = name
        return info

    return named


def test_a_copy_of_a_newer_program_is_refused_by_name(made, tmp_path):
    """Rewrite the manifest as a later version would have written it."""
    inside = tmp_path / "inside"
    said = archive.unpack(made, inside)
    said.version = "9.0.0"
    said.databases["default"].migrations.append(["commitments", "0099_later"])
    later = tmp_path / "later.tar.gz"
    members, said.members = list(said.members), {}
    with archive.writing(later, said) as writer:
        for name in members:
            writer.add(name, inside / name)
    done = command(tmp_path / "new", "restore", str(later))
    assert done.returncode == 1
    assert "这份备份出自一藤 9.0.0（commitments.0099_later）：请用该版本恢复。" in done.stderr


def test_a_copy_is_one_moment_while_others_write(demo_data, tmp_path):
    """Events go on being written during three copies; each is proved by its drill."""
    data = tmp_path / "data"
    shutil.copytree(demo_data, data, ignore=shutil.ignore_patterns("static"))
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER], cwd=ROOT, env=environment(data), stdout=subprocess.PIPE
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        for _ in range(3):
            done = command(data, "backup", str(tmp_path / "copies"), "--drill")
            assert done.returncode == 0, done.stderr
    finally:
        writer.kill()
        writer.wait()


_WRITER = """
import os, time, django
os.environ["DJANGO_SETTINGS_MODULE"] = "yiteng.settings"
django.setup()
from yiteng.audit.tests.test_record import ENTRY, write
write(ENTRY)
print("writing", flush=True)
while True:
    write(ENTRY)
    time.sleep(0.02)
"""


def test_killed_in_the_middle_no_copy_has_a_name(demo_data, tmp_path):
    folder = tmp_path / "copies"
    words = [sys.executable, "-m", "yiteng.cli", "backup", str(folder)]
    process = subprocess.Popen(words, cwd=ROOT, env=environment(demo_data))
    while not list(folder.glob("*.part")):
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list(folder.glob("*.tar.gz")) == []


def test_a_manifest_of_another_format_is_none():
    text = Manifest("0", "now", {"default": DatabaseCopy("sqlite", [], {}, {})}, format=2).text()
    with pytest.raises(ValueError, match="format 2"):
        parse(text)


def test_an_upgrade_copies_first(tmp_path):
    """Tables that are behind are copied before they are changed; in step, nothing is copied."""
    data, again = tmp_path / "data", [sys.executable, "-m", "django", "migrate", "jobs", "zero"]
    assert command(data, "migrate").returncode == 0
    place = {**environment(data), "DJANGO_SETTINGS_MODULE": "yiteng.settings"}
    subprocess.run(again, cwd=ROOT, env=place, check=True, capture_output=True)
    first, second = (command(data, "migrate") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    copies = list((data / "copies").iterdir())
    assert [one.name.startswith("before-upgrade-") for one in copies] == [True]
    assert f"已备份到 {copies[0]}" in first.stdout
