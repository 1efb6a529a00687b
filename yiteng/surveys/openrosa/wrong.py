"""Wrong tokens of phones are counted for all processes together; no address is stored.

Who tries is kept for some minutes as a digest keyed with the installation's secret and the day.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet, Sum

from yiteng.rules.network import network
from yiteng.surveys.models import WrongToken

#: Wrong tokens from one network address within WHILE, after which it reads 429.
MOST = 20
WHILE = timedelta(minutes=10)


def too_many(address: str, now: datetime) -> bool:
    """Count a wrong token; True where there were too many from this address just now.

    now: the real moment, aware. However many processes count, MOST get through. What is older
    than WHILE is deleted with the next wrong token.
    """
    who, minute = digest(address, now), now.replace(second=0, microsecond=0)
    if _taken(who, minute) >= MOST:
        return True
    with transaction.atomic():
        WrongToken.objects.filter(minute__lte=minute - WHILE).delete()
        fresh = WrongToken(minute=minute, who=who)
        WrongToken.objects.bulk_create([fresh], ignore_conflicts=True)
        rows = WrongToken.objects.select_for_update().filter(minute=minute, who=who)
        rows.get()
        if _taken(who, minute) >= MOST:
            return True
        _count(rows)
    return False


def digest(address: str, now: datetime) -> str:
    """What is kept of a network address for some minutes: its keyed digest of the day."""
    said = f"{now.date()}|{network(address)}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def _taken(who: str, minute: datetime) -> int:
    rows = WrongToken.objects.filter(who=who, minute__gt=minute - WHILE)
    return rows.aggregate(n=Sum("count"))["n"] or 0


def _count(rows: QuerySet[WrongToken]) -> None:
    rows.update(count=F("count") + 1)
