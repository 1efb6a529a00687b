"""What the trail does daily."""

from __future__ import annotations

import pytest
from django.db import connection

from yiteng.audit import checkpoints, triggers
from yiteng.audit.models import Event
from yiteng.audit.tests.test_record import ENTRY, RECORDED, write
from yiteng.jobs.steps import TrailBroken, checkpoint, outbox, verification

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def apart(tmp_path, settings):
    """Checkpoints lie in a folder that goes with the test."""
    settings.DATA = tmp_path


def test_a_checkpoint_is_written_once_for_what_happened():
    write(ENTRY, ENTRY)
    assert [checkpoint(RECORDED.date(), RECORDED) for _ in range(2)] == [1, 0]
    assert [point.size for point in checkpoints.read(1)] == [2]


def test_a_broken_chain_fails_the_day():
    write(ENTRY, ENTRY)
    assert verification(RECORDED.date(), RECORDED) == 2
    with triggers.suspended(connection):
        Event.objects.filter(number=1).update(action="close")
    with pytest.raises(TrailBroken, match="chain 1: Event 1 was changed after it was recorded"):
        verification(RECORDED.date(), RECORDED)


def test_jobs_that_are_due_are_done():
    assert outbox(RECORDED.date(), RECORDED) == 0
