"""What every test run needs: both databases allowed, no silent skips in CI."""

from __future__ import annotations

import os

import hypothesis
import pytest

pytest_plugins = ["tests.cast", "tests.chromium", "tests.site", "tests.collect_site"]
CI = os.environ.get("CI") == "true"
#: A slow machine is no failure, and the same change gives the same answer twice.
hypothesis.settings.register_profile("calm", deadline=None, derandomize=CI, database=None)
hypothesis.settings.load_profile("calm")


def pytest_configure(config: pytest.Config) -> None:
    """Let transactional tests empty the trail."""
    from yiteng.audit.tests.flush import let_flushes_through

    let_flushes_through()


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Both faces' databases for a test that uses one; each way to load the demo has one worker."""
    for loaded in ("demo_data", "logins"):
        if loaded in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(loaded))
    for marker in item.iter_markers("django_db"):
        if "databases" not in marker.kwargs:
            marker.kwargs["databases"] = ["default", "public"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run only what touches the database: the rest has run on SQLite."""
    if os.environ.get("YITENG_TEST_DATABASE") != "postgres":
        return
    kept = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
    items[:] = kept


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asked for the database, by mark or by fixture."""
    asked = {"db", "transactional_db", "live_server", "django_db_setup"}
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not asked.isdisjoint(fixtures)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where CI=true nothing may be skipped: a skip is a failure that names itself."""
    outcome = yield
    report = outcome.get_result()
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where CI=true: {item.nodeid}: {report.longrepr}"
