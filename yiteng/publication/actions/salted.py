"""Network addresses as digests with a salt of the day, which is deleted the day after.

With the salt goes whatever the digests could have said; no address is stored.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from yiteng.publication.models import Salt, WrongCodes
from yiteng.rules.network import network
from yiteng.workflow.clock import SHANGHAI

#: Counts of the last minutes before midnight outlive it so long.
WHILE = timedelta(minutes=10)


def digest(address: str, now: datetime) -> str:
    """What is stored of a network address: its digest with the salt of the day.

    Of an IPv6 address the network counts: a household has more addresses than can be counted.
    """
    salt = _salt(now.astimezone(SHANGHAI).date())
    return hashlib.sha256(f"{salt}|{network(address)}".encode()).hexdigest()


def forget(day: date) -> int:
    """Delete salts and counts from before the day; returns how many rows."""
    begin = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    gone = Salt.objects.filter(day__lt=day).delete()[0]
    return gone + WrongCodes.objects.filter(minute__lt=begin - WHILE).delete()[0]


def _salt(day: date) -> str:
    """The salt of the day, made by whoever comes first; that of the day before goes then."""
    found = Salt.objects.filter(day=day).first()
    if found is None:
        forget(day)
        Salt.objects.bulk_create(
            [Salt(day=day, salt=secrets.token_hex(32))], ignore_conflicts=True
        )  # fmt: skip
        found = Salt.objects.get(day=day)
    return found.salt
