"""The rows a run wrote, written again by bare statements into empty copies of their tables."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from yiteng.audit.models import Event
from yiteng.commitments.models import Commitment, DeadlineEvent, StagePlan
from yiteng.links.models import Link

MODELS: tuple[type[Model], ...] = (Event, Commitment, DeadlineEvent, StagePlan, Link)
_SUBJECT = "commitments.commitment"


def replay(county: int, after: int) -> float:
    """Steps a second by bare SQL: one transaction a step, with the same rows and indexes.

    A step is its event and a change of its commitment; the first of each row also inserts the
    commitment and its link, the second its deadline and stages. after: last event before the run.
    """
    events = _rows(
        Event, "county = %s AND id > %s AND subject_type = %s", (county, after, _SUBJECT)
    )
    ids = sorted({row["subject_id"] for row in events})
    marks = ", ".join(["%s"] * len(ids))
    rows = {row["id"]: row for row in _rows(Commitment, f"id IN ({marks})", ids)}
    links = _grouped(
        _rows(Link, f"down_type = 'commitment' AND down_id IN ({marks})", ids), "down_id"
    )
    due = _grouped(_rows(DeadlineEvent, f"commitment_id IN ({marks})", ids), "commitment_id")
    stages = _grouped(_rows(StagePlan, f"commitment_id IN ({marks})", ids), "commitment_id")
    _make()
    seen: dict[int, int] = {}
    begun = time.perf_counter()
    for event in events:
        pk = event["subject_id"]
        seen[pk] = seen.get(pk, 0) + 1
        with transaction.atomic(), connection.cursor() as cursor:
            _insert(cursor, Event, event)
            if seen[pk] == 1:
                _insert(cursor, Commitment, rows[pk])
                _insert(cursor, Link, *links.get(pk, ()))
            if seen[pk] == 2:
                _insert(cursor, DeadlineEvent, *due.get(pk, ()))
                _insert(cursor, StagePlan, *stages.get(pk, ()))
            cursor.execute(
                f"UPDATE {_copy(Commitment)} SET version = version + 1 WHERE id = %s", [pk]
            )
    rate = len(events) / (time.perf_counter() - begun)
    _drop()
    return rate


def _copy(model: type[Model]) -> str:
    return f"bench_{model._meta.db_table}"


def _rows(model: type[Model], where: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM {model._meta.db_table} WHERE {where} ORDER BY id", list(values)
        )
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _grouped(rows: list[dict[str, Any]], key: str) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def _insert(cursor: Any, model: type[Model], *rows: dict[str, Any]) -> None:
    if not rows:
        return
    names = ", ".join(rows[0])
    marks = ", ".join(["(" + ", ".join(["%s"] * len(rows[0])) + ")"] * len(rows))
    values = [_plain(value) for row in rows for value in row.values()]
    cursor.execute(f"INSERT INTO {_copy(model)} ({names}) VALUES {marks}", values)


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list | dict) else value


def _make() -> None:
    _drop()
    with connection.cursor() as cursor:
        for model in MODELS:
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"CREATE TABLE {_copy(model)} (LIKE {model._meta.db_table} INCLUDING ALL)"
                )
            else:
                _make_in_sqlite(cursor, model._meta.db_table)


def _make_in_sqlite(cursor: Any, table: str) -> None:
    cursor.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = %s AND sql NOT NULL "
        "AND type IN ('table', 'index') ORDER BY type DESC", [table])  # fmt: skip
    for kind, name, sql in cursor.fetchall():
        sql = sql.replace(f'"{table}"', f'"bench_{table}"')
        if kind == "index":
            sql = sql.replace(f'"{name}"', f'"bench_{name}"', 1)
        cursor.execute(sql)


def _drop() -> None:
    with connection.cursor() as cursor:
        for model in reversed(MODELS):
            cursor.execute(f"DROP TABLE IF EXISTS {_copy(model)}")
