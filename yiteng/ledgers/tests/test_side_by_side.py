"""While a ledger of thousands of rows is taken in, another process writes: nothing fails, nothing is lost."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from tests.cast import build
from yiteng.audit.tests.processes import start
from yiteng.jobs.tests.mortal import share
from yiteng.ledgers.tests.side_by_side import ROWS


@pytest.mark.django_db(transaction=True)
def test_another_writer_waits_and_none_of_its_writes_fails_or_is_lost(tmp_path):
    sun = build().sun
    share(tmp_path)
    connection.close()

    def begin(what: str):
        return start("yiteng.ledgers.tests.side_by_side", what, str(tmp_path), str(sun.person),
                     str(sun.post), folder=tmp_path)  # fmt: skip

    def said(process) -> dict:
        words = process.communicate(timeout=300)[0]
        assert process.returncode == 0, words
        return json.loads(words.splitlines()[-1])

    taking, writing = begin("take"), begin("write")
    taken, wrote, found = said(taking), said(writing), said(begin("tell"))
    assert wrote["failed"] == []
    assert [p[:2] for p in taken["phases"]] == [["applied", {"new": ROWS}], ["applied", {"changed": ROWS}]]  # fmt: skip
    assert min(taken["meanwhile"]) > 0, "nobody wrote while rows were taken in"
    assert found == {
        "drafted": wrote["drafted"], "worded": wrote["worded"], "taken": ROWS, "titles": ROWS,
        "numbers": ROWS + wrote["drafted"], "money": {"130000": ROWS}, "origins": ROWS,
        "events": {"open": ROWS + wrote["drafted"], "amend": ROWS + wrote["worded"]},
        "versions": {"2": ROWS}, "faults": [],
    }  # fmt: skip
    assert wrote["drafted"] == wrote["worded"]
