"""Pages for what went wrong, in plain words: 403, 404, 409, 500, a form sent twice or too late."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext

from yiteng.rules.refusal import Refusal


def refused_page(request: HttpRequest, refusals: Sequence[Refusal], *, status: int) -> HttpResponse:
    """A page that says every reason at once; status 403 (no right) or 409 (not now)."""
    context = {"refusals": refusals, "forbidden": status == 403}
    return render(request, "web/refused.html", context, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403: PermissionDenied raised below a view."""
    return refused_page(request, (), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404: no such address, or a row this post may not see."""
    return render(request, "web/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500: needs no database, no session and no request context."""
    words = {
        "title": gettext("Something here broke"),
        "advice": gettext(
            "Nothing you typed was changed by this. Go back and try again; if it happens "
            "again, tell the system administrator what you did and when."
        ),
    }
    return HttpResponse(get_template("web/500.html").render(words), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: the form was open too long or came from elsewhere."""
    return render(request, "web/csrf.html", status=403)
