"""Every command answers 0 when it did its work and 1, with one sentence, when it refused."""

from __future__ import annotations

import json
import socket
from datetime import datetime

import pytest
from django.db import connection

from tests.site import command
from yiteng.audit import triggers
from yiteng.audit.models import Event
from yiteng.cli import main
from yiteng.cli.messages import compile_stale
from yiteng.people.models import Account
from yiteng.rules.actor import software
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.models import Mark

AT = datetime(2023, 3, 1, 9, 0, tzinfo=SHANGHAI)


def test_serving_on_a_port_in_use(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said == f"127.0.0.1 的端口 {port} 已被占用，请用 --port 换一个。\n"


@pytest.mark.django_db
def test_serving_with_the_demos_date_on_a_real_district(capsys, settings):
    settings.TODAY = "2023-03-31"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert main(["serve", "--port", str(port)]) == 1
    assert capsys.readouterr().err == "YITENG_TODAY 只用于演示库，请取消该设置后重新启动。\n"


@pytest.mark.django_db
def test_the_demo_leaves_a_real_district_alone(capsys):
    Account.objects.create(login="real", name="真")
    assert main(["demo", "--fresh"]) == 1
    assert "此数据库里是正式数据" in capsys.readouterr().err
    assert Account.objects.filter(login="real").exists()


@pytest.mark.django_db
def test_a_real_district_is_not_started_in_the_demo(capsys, tmp_path):
    Mark.objects.create(name="demo")
    assert main(["init", str(tmp_path / "file.xlsx")]) == 1
    assert capsys.readouterr().err == "此数据库是演示库，请把 YITENG_DATA 指向别的目录。\n"


def test_init_wants_a_file(capsys):
    assert main(["init"]) == 1
    assert "yiteng init --template" in capsys.readouterr().err


def test_the_template_overwrites_nothing(capsys, tmp_path):
    path = tmp_path / "district.xlsx"
    path.write_text("mine")
    assert main(["init", "--template", str(path)]) == 1
    assert path.read_text() == "mine"


@pytest.mark.django_db
class TestAudit:
    """The trail, read from the command line."""

    def event(self) -> Event:
        """One event in the chain of the installation."""
        from yiteng.audit.actions import record
        from yiteng.audit.entry import Entry

        entry = Entry(0, "people.account", 1, "add", software(0), AT, {}, {"login": "li"})
        return record([entry], recorded_at=AT)[0]

    def test_a_sound_chain(self, capsys):
        self.event()
        assert main(["audit", "verify"]) == 0
        assert "完好：1 条记录" in capsys.readouterr().out

    def test_an_edited_row_is_named(self, capsys):
        event = self.event()
        with triggers.suspended(connection):
            Event.objects.filter(pk=event.pk).update(action="delete")
        assert main(["audit", "verify"]) == 1
        assert f"（记录号 {event.pk}）" in capsys.readouterr().out

    def test_a_checkpoint_is_written_once(self, capsys, settings, tmp_path):
        settings.DATA = tmp_path
        self.event()
        assert main(["audit", "checkpoint"]) == 0
        assert capsys.readouterr().out.startswith("已写入 1 个检查点")
        main(["audit", "checkpoint"])
        assert capsys.readouterr().out.startswith("已写入 0 个检查点")


@pytest.mark.django_db
def test_facts_of_a_district_without_figures(capsys):
    assert main(["facts"]) == 0
    assert capsys.readouterr().out == "这里没有登记公开数字。\n"
    assert main(["facts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.django_db
def test_daily_twice_does_no_harm(capsys, settings, tmp_path):
    settings.DATA = tmp_path
    assert main(["daily"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert main(["daily"]) == 0
    second = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in first] == [line.split(":")[0] for line in second]
    assert all("今日已办过" in line for line in second)


def test_a_database_that_is_away(tmp_path):
    done = command(tmp_path, "facts")
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert said.startswith("数据库没有响应或还没有数据表")


@pytest.mark.django_db
def test_migrating_again_changes_nothing(capsys):
    assert main(["migrate"]) == 0
    assert "No migrations to apply" in capsys.readouterr().out


def test_only_stale_catalogues_are_compiled(tmp_path):
    po = tmp_path / "locale/zh_Hans/LC_MESSAGES/django.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "vine"\nmsgstr "藤"\n', encoding="utf-8")
    assert compile_stale(tmp_path) == [po]
    assert compile_stale(tmp_path) == []
    assert "藤".encode() in po.with_suffix(".mo").read_bytes()
