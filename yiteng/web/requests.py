"""What the middleware puts on a request, typed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from yiteng.rules.actor import Actor


def actor(request: HttpRequest) -> Actor:
    """The actor of a request behind `routes.page`. Raises LookupError for an anonymous one."""
    found = actor_or_none(request)
    if found is None:
        raise LookupError("this address has no actor: route it with routes.page")
    return found


def actor_or_none(request: HttpRequest | None) -> Actor | None:
    """The actor of a request, None where nobody is logged in."""
    found: Any = getattr(request, "actor", None)
    return found if isinstance(found, Actor) else None


def now(request: HttpRequest) -> datetime:
    """The business time of the request, aware, Asia/Shanghai."""
    found: datetime = request.now  # type: ignore[attr-defined]
    return found


def today(request: HttpRequest) -> date:
    """The business date of the request."""
    found: date = request.today  # type: ignore[attr-defined]
    return found
