"""kill −9 fifty times while ledgers are read and taken in, and exports made: nothing lost, nothing twice."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from tests.cast import build
from yiteng.audit.tests.processes import start
from yiteng.jobs.tests.mortal import share
from yiteng.ledgers.tests.mortal_import import ROWS

KILLS = 50


@pytest.mark.django_db(transaction=True)
def test_fifty_deaths_lose_nothing_and_do_nothing_twice(tmp_path):
    world = build()
    sun = world.sun
    share(tmp_path)
    connection.close()
    process = start("yiteng.ledgers.tests.mortal_import", str(KILLS), str(sun.person), str(sun.post),
                    folder=tmp_path)  # fmt: skip
    said = process.communicate(timeout=300)[0]
    assert process.returncode == 0, said
    found = json.loads(said.splitlines()[-1])
    handed = found["handed"]
    assert found["deaths"] >= KILLS and handed >= 1
    whole = handed * ROWS
    assert found == {
        "deaths": found["deaths"], "handed": handed, "phases": {"applied": handed},
        "staged": whole, "doubles": 0, "titles": whole, "rows": whole, "figures": whole,
        "origins": whole, "events": whole, "applied": handed, "numbers": whole, "faults": [],
        "left": 0,
    }  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_fifty_deaths_make_every_export_once(tmp_path):
    world = build()
    sun = world.sun
    share(tmp_path)
    connection.close()
    process = start("yiteng.ledgers.tests.mortal_export", str(KILLS), str(sun.person), str(sun.post),
                    folder=tmp_path)  # fmt: skip
    said = process.communicate(timeout=300)[0]
    assert process.returncode == 0, said
    found = json.loads(said.splitlines()[-1])
    asked = found["asked"]
    assert found["deaths"] >= KILLS and asked >= 12
    assert found == {"deaths": found["deaths"], "asked": asked, "made": asked, "files": asked,
                     "parents": asked, "events": asked, "faults": [], "left": 0}  # fmt: skip
