"""A request as it comes out of the middleware, for a page a worker asks in somebody's name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.messages.storage import default_storage
from django.urls import resolve
from django_htmx.middleware import HtmxDetails

from yiteng.people.actors import holdings
from yiteng.people.models import Account
from yiteng.rules.actor import Actor


def request(address: str, who: Actor, at: datetime, language: str) -> Any:
    """A GET of an address: actor, person, posts, language, moment, and messages nobody will read.

    Whatever a page may look at stands on it, so that a file made of a drawn page says what the
    page says. Raises Resolver404 for an address that is none.
    """
    from django.test.client import RequestFactory  # slow to import, and workers alone call pages

    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    made: Any = RequestFactory().get(address)
    made.COOKIES.update(cookies)
    made.LANGUAGE_CODE, made.session, made.in_background = language, {}, True
    made.user = Account.objects.get(pk=who.person)
    made.now, made.today = at, at.date()
    made.actor, made.posts = who, tuple(holdings(made.user, made.today))
    made.resolver_match = resolve(made.path)
    made.htmx, made._messages = HtmxDetails(made), default_storage(made)
    return made
