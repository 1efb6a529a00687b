"""The imprint: who runs this installation, under which licence the software is, where data come from.

Open to everybody on both faces; asks no database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yiteng import __version__
from yiteng.web.requests import actor_or_none

#: What (message id) and where it comes from, as printed.
Source = tuple[str, str]
_SOURCES: list[Callable[[], Sequence[Source]]] = []


def register(sources: Callable[[], Sequence[Source]]) -> None:
    """Let a room name where its data come from; from ``AppConfig.ready()``."""
    _SOURCES.append(sources)


def sources() -> list[Source]:
    """Every source of data, in the order of the rooms, the operator's own last."""
    found = [one for room in _SOURCES for one in room()]
    return found + [("", one) for one in settings.DATA_SOURCES]


def show(request: HttpRequest) -> HttpResponse:
    """The page; inside it keeps the navigation of the reader's post."""
    inside = actor_or_none(request) is not None
    return render(request, "web/imprint_inside.html" if inside else "web/imprint.html", {
        "operator": settings.OPERATOR,
        "contact": settings.CONTACT,
        "numbers": settings.SITE_NUMBERS,
        "version": __version__,
        "sources": sources(),
        "crumbs": [(_("Imprint"), "")],
    })  # fmt: skip
