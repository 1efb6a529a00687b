"""Absolute addresses with the phone's token, as Collect needs them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def address(name: str, *, request: HttpRequest, token: str, survey: int, **more: Any) -> str:
    """The address of one of our views for a phone, on the host it asked."""
    path = reverse(f"odk:{name}", kwargs={"token": token, "pk": survey, **more})
    return f"{_site(request)}{path}"


def server(request: HttpRequest, token: str, survey: int) -> str:
    """The `server_url` of Collect: what it puts /formList and /submission behind."""
    return address("form_list", request=request, token=token, survey=survey).rpartition("/")[0]


def _site(request: HttpRequest) -> str:
    """Scheme and host; behind a proxy with TLS the scheme is what YITENG_HTTPS says."""
    scheme = "https" if settings.SESSION_COOKIE_SECURE else request.scheme
    return f"{scheme}://{request.get_host()}"
