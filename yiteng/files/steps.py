"""The daily steps of the store (registered by jobs)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from yiteng.files import alike, queries, store
from yiteng.files.models import Attachment
from yiteng.files.pictures import NotAPicture, TooManyPixels, looks_of

#: Pictures looked at in one transaction, and in one night.
CHUNK, NIGHT = 50, 2000


def clear_orphans(today: date, now: datetime) -> int:
    """Remove files that no row names and that are a day old; returns how many."""
    return store.clear(queries.named, now=now)


def look_at_old(today: date, now: datetime) -> int:
    """Keep the looks of pictures that came in before looks were kept; returns how many pictures.

    Chunk by chunk, NIGHT in a night, until all are done; killed between, it goes on where it was.
    """
    done = 0
    for rows in islice(_unlooked(), NIGHT // CHUNK):
        seen = [_looks(row) for row in rows]
        with transaction.atomic():
            fresh = Attachment.objects.select_for_update().in_bulk([row.pk for row in rows])
            wanted = [(r, s) for r, s in zip(rows, seen, strict=True)
                      if r.pk in fresh and not fresh[r.pk].looked]  # fmt: skip
            alike.keep([r for r, _ in wanted], [s for _, s in wanted])
            Attachment.objects.filter(pk__in=[r.pk for r, _ in wanted]).update(looked=True)
        done += len(wanted)
    return done


def _unlooked() -> Iterator[list[Attachment]]:
    """Pictures without a look, in chunks by key."""
    last = 0
    while True:
        rows = Attachment.objects.filter(
            pk__gt=last, looked=False, media_type__startswith="image/"
        ).order_by("pk")[:CHUNK]
        found = list(rows)
        if not found:
            return
        yield found
        last = found[-1].pk


def _looks(row: Attachment) -> tuple[int, ...]:
    """The looks of a stored picture; none where its file is gone or cannot be read."""
    try:
        return looks_of(store.root() / row.path)
    except (OSError, NotAPicture, TooManyPixels):
        return ()
