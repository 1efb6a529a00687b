"""How rooms above take part in logging in: other ways in, a second factor, a page to go to first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yiteng.people import attempts
from yiteng.people.models import Account

#: Session key: the address a logged-in account must go to before any other page.
MUST_KEY = "must"
BACKEND = "yiteng.people.backend.LockingBackend"

#: Asked once a password (or another first proof) was right: a page instead of the log-in, or None.
Between = Callable[[Any, Account, str], HttpResponseBase | None]
#: Other ways in, for the log-in page: (sentence, address) each.
Ways = Callable[[], list[tuple[str, str]]]
#: Told before a session ends; answers where to go then, "" for the log-in page.
Leaving = Callable[[Any], str]

_between: list[Between] = []
_ways: list[Ways] = []
_leaving: list[Leaving] = []


def register(
    *, between: Between | None = None, ways: Ways | None = None, leaving: Leaving | None = None
) -> None:
    """Take part, from ``AppConfig.ready()``."""
    if between is not None:
        _between.append(between)
    if ways is not None:
        _ways.append(ways)
    if leaving is not None:
        _leaving.append(leaving)


def enter(request: Any, account: Account, to: str) -> HttpResponseBase:
    """Log in somebody whose first proof was right, by way of what else is asked; then go to ``to``."""
    for ask in _between:
        first = ask(request, account, to)
        if first is not None:
            return first
    return admit(request, account, to)


def admit(request: Any, account: Account, to: str) -> HttpResponseBase:
    """Begin the session: everything asked has been answered."""
    login(request, account, backend=BACKEND)
    attempts.note(account, "log_in")
    _remind(request, account)
    return redirect(to)


def _remind(request: Any, account: Account) -> None:
    """Say that a password has grown old; it goes on working (domain E1: 90 days)."""
    days = password_age(account, request.today)
    if days > settings.PASSWORD_DAYS:
        messages.info(
            request,
            _("Your password is %(n)s days old. Change it under Settings.") % {"n": days},
        )


def password_age(account: Account, today: date) -> int:
    """How many days ago the password was set; 0 where that is not known."""
    return (today - account.password_changed_on).days if account.password_changed_on else 0


def ways() -> list[tuple[str, str]]:
    """Every other way in."""
    return [way for one in _ways for way in one()]


def leave(request: Any) -> str:
    """Tell the rooms above that a session ends; where to go then, "" for the log-in page."""
    return next((to for to in [one(request) for one in _leaving] if to), "")
