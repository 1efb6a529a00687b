"""Log-in by a ticket (政务统一身份认证): the portal sends a ticket, an adapter asks who it is.

Provinces differ (DB37/T 3448: ticket → token → user info; others sign with a shared key), so an
adapter is a class the operator names; none is built in.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a ticket stands for.

    subject: the portal's own id, never a name or number of the person. level: of real-name
    checking, as the portal says it. kind: ``person`` or ``legal``; uscc: of a legal person, 18
    characters, else "".
    """

    subject: str
    name: str
    level: str
    kind: str = "person"
    uscc: str = ""


class NoTicket(Exception):
    """The portal does not know the ticket, or did not answer."""


class TicketLogin(Protocol):
    """An adapter to one portal. issuer: what its identities are kept under."""

    issuer: str

    def exchange(self, ticket: str) -> Person:
        """Who the ticket stands for; asked once a ticket. Raises NoTicket."""

    def start(self, back: str) -> str:
        """The portal's log-in address, which comes back to ``back``?ticket=…"""


def on() -> bool:
    """Whether the operator named an adapter."""
    return bool(settings.TICKET_LOGIN)


def adapter() -> TicketLogin:
    """The adapter the operator named. Raises ImportError for one that is not there."""
    made: TicketLogin = import_string(settings.TICKET_LOGIN)()
    return made


def ways() -> list[tuple[str, str]]:
    """The way in for the log-in page."""
    if not on():
        return []
    said = _("Log in with %(name)s") % {"name": settings.TICKET_NAME}
    return [(said, reverse("signin:ticket_start"))]


def signature(said: Mapping[str, str], key: str) -> str:
    """HMAC-SHA256 over name=value pairs in the order of their names: what most portals ask.

    Values are percent-encoded. Returns 64 hexadecimal figures.
    """
    text = "&".join(f"{quote(n, safe='')}={quote(said[n], safe='')}" for n in sorted(said))
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
