"""Wrong codes are counted for all processes together: twelve digits shall not be found by trying.

Who tries is known as a digest of the network address and a salt of the day. The salt is deleted
the day after, and with it whatever the digests could have said; no address is stored.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet, Sum

from yiteng.publication.models import Salt, WrongCodes
from yiteng.workflow.clock import SHANGHAI

#: Wrong codes taken from one network address in ten minutes, and from everybody in one.
ONE, WHILE = 20, timedelta(minutes=10)
ALL = 60
EVERYBODY = ""


def may_try(address: str, now: datetime) -> bool:
    """Take one try; False where too many were wrong just now. A right code gives it back.

    The row of everybody is locked meanwhile: however many processes ask, not one more gets through.
    """
    minute, who = now.replace(second=0, microsecond=0), digest(address, now)
    rows = [WrongCodes(minute=minute, who=EVERYBODY), WrongCodes(minute=minute, who=who)]
    with transaction.atomic(using="public"):
        WrongCodes.objects.bulk_create(rows, ignore_conflicts=True)
        everybody = WrongCodes.objects.select_for_update().get(minute=minute, who=EVERYBODY)
        mine = WrongCodes.objects.filter(who=who, minute__gt=minute - WHILE)
        taken = mine.aggregate(n=Sum("count"))["n"] or 0
        if everybody.count >= ALL or taken >= ONE:
            return False
        _both(minute, who).update(count=F("count") + 1)
    return True


def right(address: str, now: datetime) -> None:
    """Give a try back: the code was right."""
    minute, who = now.replace(second=0, microsecond=0), digest(address, now)
    _both(minute, who).filter(count__gt=0).update(count=F("count") - 1)


def digest(address: str, now: datetime) -> str:
    """What is stored of a network address: its digest with the salt of the day.

    Of an IPv6 address the network counts: a household has more addresses than can be counted.
    """
    salt = _salt(now.astimezone(SHANGHAI).date())
    return hashlib.sha256(f"{salt}|{network(address)}".encode()).hexdigest()


def network(address: str) -> str:
    """The part of an address that counts as one: an IPv4 address whole, 64 bits of an IPv6 one.

    >>> network("2001:db8::1") == network("2001:db8::2"), network("192.0.2.7")
    (True, '192.0.2.7')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))


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


def _both(minute: datetime, who: str) -> QuerySet[WrongCodes]:
    return WrongCodes.objects.filter(minute=minute, who__in=(EVERYBODY, who))
