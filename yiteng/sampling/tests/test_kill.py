"""kill −9 at every statement of the nightly drawing of lots: the draw is neither lost nor doubled."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from tests.cast import build
from yiteng.audit.tests.processes import start
from yiteng.commitments.models import Commitment
from yiteng.jobs.tests.mortal import share
from yiteng.sampling.tests.test_draws import reported, set_rate

REPORTS = 6


@pytest.mark.django_db(transaction=True)
def test_a_night_that_dies_at_any_statement_is_made_up_once(tmp_path):
    world = build()
    set_rate(world, "sample.report", 50)
    reported(world, REPORTS)
    Commitment.objects.update(check_needed=False)
    share(tmp_path)
    connection.close()
    process = start("yiteng.sampling.tests.mortal_draw", folder=tmp_path)
    said = process.communicate(timeout=300)[0]
    assert process.returncode == 0, said
    found = json.loads(said.splitlines()[-1])
    assert found.pop("deaths") >= 20
    half = REPORTS // 2
    assert found == {
        "draws": 1, "sizes": [[REPORTS, half]], "lots": REPORTS, "keys": REPORTS, "drawn": half,
        "checked": True, "told": 1, "amended": half, "finished": 1, "faults": [],
    }  # fmt: skip
