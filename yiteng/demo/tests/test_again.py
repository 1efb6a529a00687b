"""`yiteng demo` run again uses what is there; `yiteng facts` and `audit verify` answer 0."""

from __future__ import annotations

import json
from typing import Any

import pytest

from yiteng.audit.models import Event
from yiteng.cli import main

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_loading_again_reuses_what_is_there(
    demo: list[dict[str, Any]], settings: Any, tmp_path: Any, capsys: Any
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "demo-logins.json").write_text(json.dumps(demo), encoding="utf-8")
    events = Event.objects.count()
    assert main(["demo", "--port", "8123"]) == 0
    said = capsys.readouterr().out
    assert "http://127.0.0.1:8123/" in said
    assert all(login["password"] in said for login in demo)
    assert Event.objects.count() == events


def test_facts_as_objects(demo: Any, capsys: Any) -> None:
    assert main(["facts", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 47
    by_id = {row["id"]: row for row in rows}
    assert list(by_id["B14"]) == [
        "id", "reported", "relation", "word", "computed", "unit", "verdict", "why", "url"]  # fmt: skip
    assert by_id["B22"]["computed"] == "2023-02-21"
    assert by_id["B06"]["computed"] == 1_100_000_000
    assert by_id["B29"]["computed"] == 0.65
    assert (by_id["B19"]["computed"], by_id["Z08"]["computed"]) == (296, 10_220_000)


def test_facts_answer_1_when_a_figure_differs(demo: Any, capsys: Any) -> None:
    from yiteng.reach.models import DailyCost

    DailyCost.objects.filter(level="one").update(cost=200)
    assert main(["facts"]) == 1
    assert "differs" in capsys.readouterr().out


def test_the_trail_is_whole_as_the_command_says(demo: Any, capsys: Any) -> None:
    assert main(["audit", "verify"]) == 0
    assert "完好" in capsys.readouterr().out
