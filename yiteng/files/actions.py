"""Attaching files to rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from yiteng.audit.actions import Entry, record
from yiteng.files import alike, refusals
from yiteng.files.models import Attachment, Usage
from yiteng.files.receiving import Received, Upload, receive
from yiteng.files.types import MEGABYTE
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now

__all__ = ["Received", "attach", "attach_received", "receive"]


def attach(
    uploads: Sequence[Upload],
    *,
    parent_type: str,
    parent_id: int,
    county_id: int,
    actor: Actor,
    at: datetime,
) -> list[Attachment]:
    """Check the uploads and attach them to a row that exists; all or none.

    Call it outside `atomic`; where the row is made in the same step, `receive` the uploads first
    and `attach_received` within. The room of the row decides beforehand whether the actor may
    add to it. Raises Refused with a sentence.
    """
    _permitted(actor)
    received = [receive(upload) for upload in uploads]
    return attach_received(
        received,
        parent_type=parent_type,
        parent_id=parent_id,
        county_id=county_id,
        actor=actor,
        at=at,
    )


def attach_received(
    received: Sequence[Received],
    *,
    parent_type: str,
    parent_id: int,
    county_id: int,
    actor: Actor,
    at: datetime,
) -> list[Attachment]:
    """Make the rows for files received, with the trail and within the quota; one transaction.

    Raises Refused where the post may not attach files or the county's space is used up.
    """
    _permitted(actor)
    rows = [
        Attachment(
            county_id=county_id, parent_type=parent_type, parent_id=parent_id, name=file.name,
            media_type=file.media_type, size=file.size, sha256=file.sha256, path=file.path,
            width=file.width, height=file.height, post=actor.post, post_title=actor.post_title,
            at=at, looked=bool(file.looks),
        )
        for file in received
    ]  # fmt: skip
    with transaction.atomic():
        _take_room(county_id, sum(row.size for row in rows))
        Attachment.objects.bulk_create(rows)
        alike.keep(rows, [file.looks for file in received])
        record([_entry(row, actor, at) for row in rows], recorded_at=real_now())
    return rows


def _permitted(actor: Actor) -> None:
    if not actor.may("files.upload"):
        raise refusals.not_permitted()


def _take_room(county_id: int, size: int) -> None:
    if _grow(county_id, size):
        return
    Usage.objects.bulk_create([Usage(county_id=county_id)], ignore_conflicts=True)
    if not _grow(county_id, size):
        raise refusals.no_room()


def _grow(county_id: int, size: int) -> bool:
    """Count the bytes towards the county's quota, in one statement that also checks it."""
    quota = settings.FILE_QUOTA_MEGABYTES * MEGABYTE
    room = Usage.objects.filter(county_id=county_id, size__lte=quota - size)
    return bool(room.update(size=F("size") + size))


def _entry(row: Attachment, actor: Actor, at: datetime) -> Entry:
    return Entry(
        county=row.county_id,
        subject_type="files.attachment",
        subject_id=row.pk,
        action="attach",
        actor=actor,
        said_at=at,
        before={},
        after={
            "parent": [row.parent_type, row.parent_id],
            "sha256": row.sha256,
            "size": row.size,
            "media_type": row.media_type,
        },
    )
