"""Signed packages from the desk to the public face: by an internal call or by file."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from yiteng.publication.models import ListItem, ListSnapshot, OpenQuestion, Snapshot
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.columns import save_columns

VERSION = 1
_COLUMNS = ("section", "kind", "level", "county", "town", "village", "area_code", "title",
            "status", "fields", "invented")  # fmt: skip


def make(
    *,
    snapshots: Sequence[Mapping[str, Any]] = (),
    recalled: Sequence[str] = (),
    questions: Sequence[Mapping[str, Any]] = (),
    lists: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """A package: canonical JSON and its HMAC-SHA256 under the installation's key."""
    body = json.dumps(
        {"v": VERSION, "snapshots": list(snapshots), "recalled": list(recalled),
         "questions": list(questions), "lists": list(lists)},
        sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()  # fmt: skip
    return _sign(body).encode() + b"\n" + body


def apply(package: bytes) -> int:
    """Enter a package into the public database, whole or not at all; again does no harm.

    Returns how many snapshots it carried. Raises Refused for a package whose signature is wrong.
    """
    signature, _, body = package.partition(b"\n")
    if not hmac.compare_digest(signature.decode("ascii", "replace"), _sign(body)):
        raise Refused(
            [
                Refusal(
                    "package.signature",
                    N_("The package was not signed by this installation's desk."),
                )
            ]
        )
    data = json.loads(body)
    with transaction.atomic(using="public"):
        _snapshots(data["snapshots"])
        Snapshot.objects.filter(key__in=data["recalled"]).delete()
        OpenQuestion.objects.bulk_create([
            OpenQuestion(token_hash=q["token_hash"], code_hash=q.get("code_hash", ""), title=q["title"], fields=q["fields"],
                         expires_at=datetime.fromisoformat(q["expires_at"]))
            for q in data["questions"]
        ], batch_size=400, ignore_conflicts=True)  # fmt: skip
        for one in data.get("lists", ()):
            _list(one)
    return len(data["snapshots"])


def _list(one: Mapping[str, Any]) -> None:
    """Enter a list with its items; items keep their rows, so that a page of them stays in place."""
    values = {**one, "frozen_on": date.fromisoformat(one["frozen_on"])}
    items = values.pop("items", [])
    held, _ = ListSnapshot.objects.update_or_create(key=values.pop("key"), defaults=values)
    there = {item.key: item for item in ListItem.objects.filter(on_list=held)}
    fresh = [ListItem(on_list=held, key=key, title=title, how=how)
             for key, title, how in items if key not in there]  # fmt: skip
    changed = []
    for key, title, how in items:
        row = there.get(key)
        if row is not None and (row.title, row.how) != (title, how):
            row.title, row.how = title, how
            changed.append(row)
    ListItem.objects.bulk_create(fresh, batch_size=400)
    ListItem.objects.bulk_update(changed, ["title", "how"], batch_size=400)


def _snapshots(rows: Sequence[Mapping[str, Any]]) -> None:
    for start in range(0, len(rows), 400):
        chunk = rows[start : start + 400]
        there = Snapshot.objects.in_bulk([r["key"] for r in chunk], field_name="key")
        new, old = [], []
        for row in chunk:
            values = {c: row[c] for c in _COLUMNS}
            found = there.get(row["key"])
            if found is None:
                new.append(
                    Snapshot(
                        key=row["key"],
                        **values,
                        published_on=date.fromisoformat(row["published_on"]),
                    )
                )
                continue
            for column, value in values.items():
                setattr(found, column, value)
            old.append(found)
        Snapshot.objects.bulk_create(new)
        save_columns(old, _COLUMNS)


def _sign(body: bytes) -> str:
    return hmac.new(
        settings.SECRET_KEY.encode(), b"yiteng-package\n" + body, hashlib.sha256
    ).hexdigest()
