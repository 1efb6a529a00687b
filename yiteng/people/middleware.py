"""request.actor, request.now, request.today; the idle time-out that keeps the draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.people.actors import actor_of, holdings
from yiteng.people.entry import MUST_KEY
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import business_now, real_now

POST_KEY, SEEN_KEY = "post", "seen"


class ActorMiddleware:
    """Makes the actor of a request from the session's post; the draft stays in the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        """Set now, today, actor and posts; send the idle and the new to the right page."""
        request.now = business_now()
        request.today = request.now.date()
        request.actor, request.posts = None, ()
        if request.path.startswith(settings.STATIC_URL) or not request.user.is_authenticated:
            return self.get_response(request)
        if _idle(request):
            return _time_out(request)
        request.actor, request.posts = _actor(request)
        if request.user.must_change_password and request.path not in _always_open():
            return redirect("people:password")
        must = request.session.get(MUST_KEY)
        if must and request.path not in (must, *_always_open()):
            return redirect(must)
        return self.get_response(request)


def _idle(request: HttpRequest) -> bool:
    """Whether the session lay idle too long by the real clock; else it is noted once a minute."""
    now = int(real_now().timestamp())
    seen = request.session.get(SEEN_KEY, now)
    if now - seen > timedelta(minutes=settings.IDLE_MINUTES).total_seconds():
        return True
    if now - seen >= 60 or SEEN_KEY not in request.session:
        request.session[SEEN_KEY] = now
    return False


def _time_out(request: HttpRequest) -> HttpResponseBase:
    where = (
        request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "/")
    )
    logout(request)
    messages.info(request, _("You were away for a while. What you typed is kept in this browser."))
    return redirect_to_login(where)


def _actor(request: Any) -> tuple[Actor | None, tuple[Any, ...]]:
    held = list(holdings(request.user, request.today))
    for holding in held:
        holding.account = request.user
    wanted = request.session.get(POST_KEY)
    chosen = next((h for h in held if h.post_id == wanted), held[0] if held else None)
    return (actor_of(chosen) if chosen else None), tuple(held)


def _always_open() -> tuple[str, ...]:
    return (reverse("people:password"), reverse("people:logout"), reverse("people:login"))
