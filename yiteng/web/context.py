"""What every template knows: navigation, demo banner, preferences, slots of other rooms."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from yiteng.web.navigation import address, entries, folded
from yiteng.web.preferences import LARGE
from yiteng.web.requests import actor_or_none

#: A room may fill a slot by owning the template; the second name is empty.
SLOTS = {
    "posts": ("people/_posts.html", "web/_nothing.html"),
    "account": ("people/_account.html", "web/_account.html"),
    "demo": ("demo/_banner.html", "web/_banner.html"),
}


def page(request: HttpRequest) -> dict[str, Any]:
    """The variable ``page`` of all templates; costs no query."""
    actor = actor_or_none(request)
    match = request.resolver_match
    here = match.view_name if match else ""
    row, more = folded(entries(actor, here))
    return {
        "page": {
            "actor": actor,
            "navigation": row,
            "more": more,
            "more_here": next((entry for entry in more if entry.here), None),
            "home": address("desk:home") or "/",
            "search": address("desk:search") if actor and actor.may("desk.search") else "",
            "logout": address("people:logout"),
            "login": address("people:login"),
            "public_home": address("public:home"),
            "large": request.COOKIES.get(LARGE.cookie) == "1",
            "language": get_language() or settings.LANGUAGE_CODE,
            "demo": bool(settings.TODAY),
            "today": getattr(request, "today", None),
            "idle_minutes": settings.IDLE_MINUTES,
            "slots": SLOTS,
            "person": actor.person if actor else 0,
            "path": request.get_full_path(),
        }
    }
