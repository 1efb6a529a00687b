"""Jobs as a table: kind, state, attempts, error; never the payload, which is business."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse

from yiteng.jobs.kinds import kind_of, known
from yiteng.jobs.models import DailyRun, Outbox
from yiteng.jobs.queries import daily_state
from yiteng.jobs.words import STATES, STEPS, WORKERS_DIED
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

COLUMNS = (
    Column("job", N_("Job"), "link"),
    Column("state", N_("State"), "state"),
    Column("attempts", N_("Attempts"), "number"),
    Column("created", N_("Written"), "moment"),
    Column("next", N_("Not before"), "moment"),
    Column("done", N_("Done at"), "moment"),
    Column("error", N_("Error")),
)
DAILY = (
    Column("day", N_("Day"), "date"),
    Column("step", N_("Daily step"), "state"),
    Column("state", N_("State"), "state"),
    Column("result", N_("Result")),
)


def job_table(page: Page, now: datetime, title: Callable[[str], str]) -> Table:
    """One page of jobs. title: from a message id to the reader's words."""
    return Table(
        caption=N_("Jobs"),
        columns=COLUMNS,
        rows=[_job(row, now, title) for row in page.rows],
        next_key=page.next_key,
        previous_key=page.previous_key,
        empty=N_("No job here. Jobs come about when a step has something to send or to do later."),
    )


def daily_table(runs: list[DailyRun], now: datetime) -> Table:
    """The daily steps of the last days."""
    return Table(
        caption=N_("Daily steps of the last week"),
        columns=DAILY,
        rows=[_run(run, now) for run in runs],
        empty=N_("No daily step has run yet: let `yiteng daily` run after midnight."),
    )


def name(kind: str) -> str:
    """The title of a kind of job; its code where nobody registered it."""
    return kind_of(kind).title if kind in known() else kind


def _job(row: Outbox, now: datetime, title: Callable[[str], str]) -> Row:
    return Row(
        reverse("jobs:show", args=[row.pk]),
        {
            "job": f"{title(name(row.kind))} {row.pk}",
            "state": STATES[row.state(now)],
            "attempts": row.attempts,
            "created": row.created_at,
            "next": row.not_before,
            "done": row.done_at,
            "error": row.error[:120]
            or (title(WORKERS_DIED) if row.lost and row.stopped_at and not row.unknown else ""),
        },
        key=str(row.pk),
    )


def _run(run: DailyRun, now: datetime) -> Row:
    return Row(
        "",
        {
            "day": run.day,
            "step": STEPS.get(run.name, run.name),
            "state": STATES[daily_state(run, now)],
            "result": run.error or run.result,
        },
    )
