"""`yiteng designation`: a branch's results go out as a signed file and come in elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.cli import main
from yiteng.designation import packages
from yiteng.designation.actions import results
from yiteng.designation.models import Partner, ReceivedResult
from yiteng.designation.tests.cases import walked
from yiteng.people.models import Account
from yiteng.places.models import AreaCode

BRANCH, PLATFORM = "a-branch-of-its-own-" * 3, "the-platform-of-the-district-" * 2


@pytest.fixture
def branch(world, settings, tmp_path):
    """The branch's file, written by the command; then the platform that knows its key."""
    settings.TODAY, settings.SECRET_KEY = "2023-03-31", BRANCH
    AreaCode.objects.create(area=world.county, system="nbs", code="370302000000", source="试")
    walked(world, "enforce")
    login = world.accounts["branch"].login
    path = tmp_path / "results.ytr"
    assert main(["designation", "export", str(path), "--as", login]) == 0
    key = packages.public_key()
    settings.SECRET_KEY = PLATFORM
    partner = Partner(county=world.county, name="某分局", key=key, since=date(2023, 3, 31))
    results.trust(partner, actor=world.branch, at=world.now)
    return path, login


def test_out_in_and_in_again(world, branch, capsys):
    path, login = branch
    capsys.readouterr()
    assert main(["designation", "import", str(path), "--as", login]) == 0
    assert capsys.readouterr().out == ("新增或更新 1 条结果。\n  杨柳卫生院  dialysis  operating\n")
    assert main(["designation", "import", str(path), "--as", login]) == 0
    assert capsys.readouterr().out == "新增或更新 0 条结果。\n"
    assert ReceivedResult.objects.count() == 1


@pytest.mark.parametrize("place", [0, 40, 140, -2])
def test_one_forged_byte_and_nothing_is_taken(world, branch, place, capsys):
    path, login = branch
    made = bytearray(path.read_bytes())
    made[place] ^= 1
    path.write_bytes(bytes(made))
    assert main(["designation", "import", str(path), "--as", login]) == 1
    assert capsys.readouterr().err.strip()
    assert ReceivedResult.objects.count() == 0


def test_another_countys_file_is_not_taken_in(world, branch, capsys):
    path, login = branch
    AreaCode.objects.update(code="370304000000")
    assert main(["designation", "import", str(path), "--as", login]) == 1
    assert capsys.readouterr().err == ("文件是代码为 370302 的区县的结果；本系统是 370304。\n")
    assert ReceivedResult.objects.count() == 0


def test_who_does_it_is_said_where_more_than_one_may(world, branch, capsys):
    path, _login = branch
    capsys.readouterr()
    assert main(["designation", "import", str(path)]) == 1
    assert "--as LOGIN" in capsys.readouterr().err
    assert main(["designation", "import", str(path), "--as", world.accounts["hospital"].login]) == 1
    assert "没有可以办理此事的岗位" in capsys.readouterr().err
    Account.objects.filter(login__in=("branch_2", "city", "city_2")).update(is_active=True)
    for key in ("branch_2", "city", "city_2"):
        world.accounts[key].holdings.update(until=date(2023, 3, 30))
    assert main(["designation", "import", str(path)]) == 0


def test_a_file_that_is_there_is_not_written_over_and_one_that_is_not_is_said(branch, capsys):
    path, login = branch
    before = path.read_bytes()
    assert main(["designation", "export", str(path), "--as", login]) == 1
    assert path.read_bytes() == before
    assert main(["designation", "import", f"{path}x", "--as", login]) == 1
    assert f"{path}x" in capsys.readouterr().err
    assert main(["designation", "key"]) == 0
    assert capsys.readouterr().out == packages.public_key() + "\n"
