"""A holder whose address is confirmed already, for tests that are about mail."""

from __future__ import annotations

from datetime import datetime

from tests.cast import NOW, World
from yiteng.messaging.models import Address


def wants_mail(world: World, who: str = "li", mail: str = "", since: datetime = NOW) -> Address:
    """Enter and confirm an address in one."""
    found, _new = Address.objects.update_or_create(
        account=world.accounts[who],
        defaults={"mail": mail or f"{who}@district.example", "since": since},
    )
    return found
