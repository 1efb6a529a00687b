"""Opening and closing a feed of one's own post."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from yiteng.calendars.models import Feed
from yiteng.rules.actor import Actor
from yiteng.workflow import entrances, trail

AUDITED = ("post", "made_at", "revoked_at")


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def renew(*, actor: Actor, at: datetime) -> str:
    """Open a feed of the actor's post; the one before closes. Returns the secret, shown once."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        close(actor=actor, at=at)
        row = Feed(
            county_id=actor.county, account_id=actor.person, post_id=actor.post,
            digest=digest(secret), made_at=at,
        )  # fmt: skip
        entrances.add(row, actor=actor, at=at, action="people.self", audited=AUDITED)
    return secret


def close(*, actor: Actor, at: datetime) -> int:
    """Close the feeds of the actor's post; programs that ask again get nothing. Returns how many."""
    with transaction.atomic():
        rows = list(
            Feed.objects.select_for_update().filter(
                account_id=actor.person, post_id=actor.post, revoked_at__isnull=True
            )
        )
        for row in rows:
            row.revoked_at = at
        Feed.objects.bulk_update(rows, ["revoked_at"])
        trail.write(rows, [
            trail.entry(row, action="revoke", actor=actor, at=at, before={"revoked_at": None},
                        after={"revoked_at": at}) for row in rows])  # fmt: skip
    return len(rows)
