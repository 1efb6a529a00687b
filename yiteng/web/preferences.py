"""Language and type size, kept in cookies; they say nothing about who chose them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preference:
    """A cookie and the values it may take."""

    cookie: str
    values: tuple[str, ...]


LANGUAGE = Preference(settings.LANGUAGE_COOKIE_NAME, ("zh-hans", "en"))
LARGE = Preference("large", ("0", "1"))
ALL = {"language": LANGUAGE, "large": LARGE}


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen and go back to the page it was chosen on."""
    response = HttpResponseRedirect(_back(request))
    for name, preference in ALL.items():
        value = request.POST.get(name, "")
        if value in preference.values:
            response.set_cookie(
                preference.cookie,
                value,
                max_age=YEAR,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
    return response


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if safe else "/"
