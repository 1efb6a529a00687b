"""Wrong codes are counted for all processes together: twelve digits shall not be found by trying.

Who tries is known as a digest only (actions.salted); no address is stored.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet, Sum

from yiteng.publication.actions.salted import WHILE, digest
from yiteng.publication.models import WrongCodes

#: Wrong codes taken from one network address in ten minutes, and from everybody in one.
ONE = 20
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


def _both(minute: datetime, who: str) -> QuerySet[WrongCodes]:
    return WrongCodes.objects.filter(minute=minute, who__in=(EVERYBODY, who))
