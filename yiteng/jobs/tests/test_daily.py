"""The daily steps: each finishes once a day, whatever happens on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from yiteng.jobs import daily
from yiteng.jobs.daily import Result, run_daily
from yiteng.jobs.models import DailyRun

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 3, 1, 1, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def broken(monkeypatch):
    """Two steps; the first fails while the list holds something."""
    trouble = ["disk full"]

    def lights(today, now):
        if trouble:
            raise OSError(trouble[0])
        return 7

    monkeypatch.setattr(daily, "_STEPS", {})
    daily.register("late", lambda today, now: today.isoformat(), order=900)
    daily.register("lights", lights)
    return trouble


def test_a_failing_step_stops_no_other_and_is_taken_up_again(broken):
    assert daily.steps() == ("lights", "late")
    assert run_daily(TODAY, NOW) == [
        Result("lights", "failed", error="OSError: disk full"),
        Result("late", "done", "2023-03-01"),
    ]
    broken.clear()
    assert run_daily(TODAY, NOW) == [
        Result("lights", "done", "7"),
        Result("late", "already", "2023-03-01"),
    ]


def test_every_day_is_a_new_day(broken):
    broken.clear()
    tomorrow = NOW + timedelta(days=1)
    for moment in (NOW, tomorrow):
        assert [r.state for r in run_daily(moment.date(), moment)] == ["done", "done"]


def test_a_step_somebody_is_at_is_left_alone_until_it_counts_as_killed(broken):
    broken.clear()
    DailyRun.objects.create(
        name="lights", day=TODAY, started_at=NOW, claimed_until=NOW + daily.LEASE
    )
    assert run_daily(TODAY, NOW)[0] == Result("lights", "running")
    assert run_daily(TODAY, NOW + daily.LEASE)[0] == Result("lights", "done", "7")


def test_the_steps_of_the_rooms_below_are_there():
    from django.apps import apps

    apps.get_app_config("jobs").ready()
    assert set(daily.steps()) == {
        "late", "lights", "audit.verify", "audit.checkpoint", "files.orphans", "files.looks", "jobs.outbox",
    }  # fmt: skip
