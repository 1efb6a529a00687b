"""The pages of the system administrator."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import log_in
from yiteng.jobs import kinds
from yiteng.jobs.kinds import Kind
from yiteng.jobs.models import DailyRun, Outbox
from yiteng.workflow.clock import SHANGHAI, business_today, real_now

pytestmark = pytest.mark.django_db
AT = datetime(2023, 3, 1, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def admin(client, world, monkeypatch):
    """A client logged in as the system administrator; one kind of job, ``send``."""
    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.register(Kind("send", "Send", lambda job: None, repeatable=False))
    log_in(client, world, "sysadmin")
    return client


def job(key: str, **columns: object) -> Outbox:
    return Outbox.objects.create(
        kind="send", key=key, payload={"to": "不得外传"}, created_at=AT, not_before=AT, **columns
    )


def listed(response) -> list[tuple[str, str]]:
    return [(r.cells["job"], r.cells["state"]) for r in response.context["table"].rows]


def test_what_needs_a_decision_comes_first_and_the_rest_is_a_click_away(admin):
    failed = job("a", stopped_at=AT, error="SMTPError: 550")
    unknown = job("b", stopped_at=AT + timedelta(hours=1), unknown=True)
    waiting = job("c")
    done = job("d", done_at=AT)
    response = admin.get("/jobs/")
    assert listed(response) == [
        (f"Send {unknown.pk}", "outcome unknown"), (f"Send {failed.pk}", "failed"),
    ]  # fmt: skip
    assert "有 2 项任务等您处置。" in response.content.decode()
    assert listed(admin.get("/jobs/?state=waiting")) == [(f"Send {waiting.pk}", "waiting")]
    assert listed(admin.get("/jobs/?state=done")) == [(f"Send {done.pk}", "done")]


@pytest.mark.parametrize("rows", [1, 3])
def test_three_jobs_cost_what_one_does(admin, rows, django_assert_num_queries):
    for n in range(rows):
        job(str(n), stopped_at=AT)
    admin.get("/jobs/")
    with django_assert_num_queries(8):
        assert len(listed(admin.get("/jobs/"))) == rows


def test_the_daily_steps_of_the_last_week_are_told(admin):
    day, moment = business_today(), real_now()
    ago = moment - timedelta(hours=3)
    for name, more in (
        ("done", {"finished_at": ago, "result": "7"}), ("failed", {"error": "OSError"}), ("killed", {}),
    ):  # fmt: skip
        DailyRun.objects.create(name=name, day=day, started_at=ago, claimed_until=ago, **more)
    DailyRun.objects.create(
        name="old", day=day - timedelta(days=7), started_at=ago, claimed_until=ago
    )
    rows = admin.get("/jobs/").context["daily"].rows
    assert [(r.cells["step"], r.cells["state"], r.cells["result"]) for r in rows] == [
        ("done", "done", "7"), ("failed", "failed", "OSError"), ("killed", "broken off", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("how", "state"), [("again", "waiting"), ("done", "done")])
def test_one_job_is_shown_without_its_payload_and_settled(admin, how, state):
    row = job("b", stopped_at=AT, unknown=True)
    text = admin.get(f"/jobs/{row.pk}/").content.decode()
    assert "可能已经送达" in text
    assert "不得外传" not in text
    assert admin.post(f"/jobs/{row.pk}/settle/", {"how": how}).status_code == 302
    row.refresh_from_db()
    assert row.state(real_now()) == state
    assert admin.post(f"/jobs/{row.pk}/settle/", {"how": how}).status_code == 409


@pytest.mark.parametrize("who", ["auditadmin", "secadmin", "sun", "li"])
def test_nobody_else_opens_them(client, world, who):
    row = job("a", stopped_at=AT)
    log_in(client, world, who)
    for address in ("/jobs/", f"/jobs/{row.pk}/"):
        assert client.get(address).status_code == 403
    assert client.post(f"/jobs/{row.pk}/settle/", {"how": "done"}).status_code == 403
