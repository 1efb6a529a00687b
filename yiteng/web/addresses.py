"""Where a request came from, for counting wrong tries; nothing of it is stored as it is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The network address of whoever asks, as the last proxy we trust saw it.

    Behind YITENG_PROXIES proxies the address stands so many places from the right in
    X-Forwarded-For; what stands further left anybody may have written.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part]
    proxies = settings.PROXIES
    return said[-proxies] if 0 < proxies <= len(said) else seen
