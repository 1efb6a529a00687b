"""The outbox: each job once, tried again when it fails, taken over when its worker died."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from yiteng.audit.models import Event
from yiteng.jobs import kinds
from yiteng.jobs.actions import enqueue, settle
from yiteng.jobs.kinds import Kind
from yiteng.jobs.models import Outbox
from yiteng.jobs.running import Ran, run_due
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 3, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ADMIN = Actor(8, "某", 8, "系统管理员", 8, "政府办", "government", 1, None, None,
              frozenset({"system_admin"}))  # fmt: skip


@pytest.fixture(autouse=True)
def done(monkeypatch):
    """Three kinds: ``note`` notes what it is told, ``fails`` raises, ``send`` cannot be repeated."""
    told: list[str] = []

    def fails(job: kinds.Job) -> None:
        raise ValueError("no answer")

    def note(job: kinds.Job) -> None:
        told.append(job.payload["text"])

    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.register(Kind("note", "Note", note))
    kinds.register(Kind("fails", "Fails", fails, tries=2))
    kinds.register(Kind("send", "Send", note, repeatable=False))
    return told


def put(kind: str, key: str = "1", **when: datetime) -> Outbox:
    enqueue(kind, key=key, payload={"text": f"{kind} {key}"}, now=NOW, **when)
    return Outbox.objects.get(key=key)


def fresh(job: Outbox) -> Outbox:
    job.refresh_from_db()
    return job


def begun_and_killed(job: Outbox) -> None:
    """What a kill in the middle leaves: the claim, and no report."""
    Outbox.objects.filter(pk=job.pk).update(claimed_until=NOW + timedelta(minutes=5), attempts=1)


def test_the_same_key_is_the_same_job(done):
    put("note")
    job = put("note")
    assert (Outbox.objects.count(), run_due(NOW), run_due(NOW)) == (1, Ran(done=1), Ran())
    assert done == ["note 1"]
    assert fresh(job).state(NOW) == "done"


def test_jobs_run_in_the_order_they_are_due_and_not_before(done):
    put("note", "later", not_before=NOW + timedelta(hours=1))
    put("note", "b")
    put("note", "a", not_before=NOW - timedelta(hours=1))
    assert run_due(NOW) == Ran(done=2)
    assert done == ["note a", "note b"]


def test_a_kind_nobody_registered_is_not_taken():
    with pytest.raises(KeyError):
        put("unheard")


def test_a_failing_job_is_tried_again_later_and_then_given_up():
    job = put("fails")
    assert run_due(NOW) == Ran(failed=1)
    assert (fresh(job).state(NOW), job.error) == ("waiting", "ValueError: no answer")
    assert run_due(NOW + timedelta(minutes=1)) == Ran()
    assert run_due(NOW + timedelta(minutes=3)) == Ran(failed=1)
    assert (fresh(job).state(NOW), job.attempts) == ("failed", 2)
    assert run_due(NOW + timedelta(days=1)) == Ran()


def test_a_job_whose_worker_died_is_taken_over_when_its_lease_runs_out(done):
    job = put("note")
    begun_and_killed(job)
    assert (run_due(NOW + timedelta(minutes=4)), fresh(job).state(NOW)) == (Ran(), "running")
    assert run_due(NOW + timedelta(minutes=5)) == Ran(done=1)
    assert (done, fresh(job).attempts) == (["note 1"], 2)


@pytest.fixture
def kills(done):
    """A kind whose worker is gone when it comes to the work; and whom it told of giving up."""

    def dies(job: kinds.Job) -> None:
        raise KeyboardInterrupt

    told: list[object] = []
    kinds.register(Kind("kills", "Kills", dies, given_up=told.append))
    return told


def die_over(job: Outbox, mark: str = "") -> None:
    """A worker takes the job, says how far it is, and ends; its lease runs out."""
    with pytest.raises(KeyboardInterrupt):
        run_due(NOW)
    changed = {"mark": mark} if mark else {}
    Outbox.objects.filter(pk=job.pk).update(claimed_until=NOW, **changed)


def test_a_job_that_kills_its_workers_is_given_up_after_five(kills):
    job = put("kills")
    for _ in range(5):
        die_over(job)
    assert run_due(NOW) == Ran(failed=1)
    assert (fresh(job).state(NOW), job.lost, job.attempts) == ("failed", 5, 5)
    assert kills == [{"text": "kills 1"}]
    assert run_due(NOW + timedelta(days=1)) == Ran()
    settle(job.pk, "again", actor=ADMIN, at=NOW)
    assert (fresh(job).lost, job.stopped_at) == (0, None)


def test_workers_that_die_ever_further_on_are_not_counted_together(kills):
    job = put("kills")
    for row in range(0, 7000, 1000):
        die_over(job, f"row {row}")
    die_over(job, "row 6000")
    assert (fresh(job).state(NOW), job.lost, job.attempts) == ("waiting", 1, 8)


def test_what_was_perhaps_sent_is_not_sent_again_but_shown_as_unknown(done):
    job = put("send")
    begun_and_killed(job)
    assert run_due(NOW + timedelta(minutes=5)) == Ran(unknown=1)
    assert (done, fresh(job).state(NOW)) == ([], "unknown")


def test_who_lost_the_lease_cannot_report_any_more(monkeypatch):
    def overtaken(job: kinds.Job) -> None:
        Outbox.objects.update(attempts=2, claimed_until=NOW + timedelta(hours=1))
        raise ValueError("late")

    kinds.register(Kind("slow", "Slow", overtaken))
    job = put("slow")
    run_due(NOW)
    assert (fresh(job).error, job.state(NOW)) == ("", "running")


def test_a_long_job_keeps_its_lease_by_beating():
    leases = []

    def long(job: kinds.Job) -> None:
        job.beat()
        leases.append(Outbox.objects.get().claimed_until > NOW)

    kinds.register(Kind("long", "Long", long))
    put("long")
    assert (run_due(NOW), leases) == (Ran(done=1), [True])


@pytest.mark.parametrize(("how", "state"), [("again", "waiting"), ("done", "done")])
def test_the_system_administrator_settles_what_stopped(how, state):
    job = put("send")
    begun_and_killed(job)
    run_due(NOW + timedelta(minutes=5))
    assert settle(job.pk, how, actor=ADMIN, at=NOW).state(NOW) == state
    event = Event.objects.get()
    assert (event.county, event.subject_type, event.action) == (0, "jobs.outbox", f"settle_{how}")
    with pytest.raises(Refused) as refused:
        settle(job.pk, how, actor=ADMIN, at=NOW)
    assert refused.value.codes == ("jobs.not_stopped",)
