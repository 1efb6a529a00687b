"""Addresses with their permission: every view is behind an action or on the public list (law 10)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from yiteng.rules.permissions import GRANTS
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.web import exports, shown
from yiteng.web.errors import refused_page
from yiteng.web.requests import actor_or_none

View = Callable[..., HttpResponseBase]

NOT_PERMITTED = Refusal("web.not_permitted", N_("Your post has no right to open this page."))


def page(route: str, view: View, *, name: str, action: str) -> URLPattern:
    """A Django path whose view opens only for actors who may take the action.

    Anonymous visitors are sent to log in and come back by ``next``; others without the
    right read the refusal's sentence (403). A `Refused` that leaves the view becomes a page
    with its sentences (409). A page asked for ``?as=xlsx`` whose view does not answer so itself
    gives the tables it shows (`shown`). The view carries ``yiteng_action`` for the guards.
    Raises KeyError for an action that is not in the table of permissions.
    """
    if action not in GRANTS:
        raise KeyError(f"no such action: {action}")

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = actor_or_none(request)
        if actor is None:
            return redirect_to_login(_come_back(request))
        if not actor.may(action):
            return refused_page(request, (NOT_PERMITTED,), status=403)
        answer = _answered(view, request, *args, **kwargs)
        if request.method == "GET" and exports.wanted(request):
            return shown.as_file(request, answer, lambda: _answered(view, request, *args, **kwargs))
        return answer

    guarded.yiteng_action = action  # type: ignore[attr-defined]
    return path(route, guarded, name=name)


def public_page(route: str, view: View, *, name: str, listing: bool = False) -> URLPattern:
    """A Django path open to everybody: log-in, answers by token, the public face.

    listing: the page shows tables, and gives them ``?as=xlsx`` or ``?as=csv``. The view carries ``yiteng_public`` for the guards, which hold the allow-list.
    """

    @wraps(view)
    def open_to_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer, form = _answered(view, request, *args, **kwargs), request.GET.get("as", "")
        if listing and request.method == "GET" and form in shown.FORMS:
            return shown.as_file(
                request, answer, lambda: _answered(view, request, *args, **kwargs), form
            )
        return answer

    open_to_all.yiteng_public = True  # type: ignore[attr-defined]
    return path(route, open_to_all, name=name)


def _come_back(request: HttpRequest) -> str:
    """Where to go after log-in: the page asked for, or the page the form was on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return urlsplit(request.headers.get("Referer", "")).path or "/"


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(request, *args, **kwargs)
    except Refused as refused:
        return refused_page(request, refused.refusals, status=409)
