"""Absolute addresses with the phone's token, as Collect needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Here:
    """Where a phone asks: on which host, with which token, of which survey."""

    request: HttpRequest
    token: str
    survey: int

    def address(self, name: str, **more: Any) -> str:
        """The absolute address of one of our views for the phone."""
        keys = {"token": self.token, "pk": self.survey, **more}
        return f"{_site(self.request)}{reverse(f'odk:{name}', kwargs=keys)}"

    @property
    def server(self) -> str:
        """The `server_url` of Collect: what it puts /formList and /submission behind."""
        return self.address("form_list").rpartition("/")[0]


def _site(request: HttpRequest) -> str:
    """Scheme and host; behind a proxy with TLS the scheme is what YITENG_HTTPS says."""
    scheme = "https" if settings.SESSION_COOKIE_SECURE else request.scheme
    return f"{scheme}://{request.get_host()}"
