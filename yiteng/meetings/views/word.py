"""Papers of a meeting as Word files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from yiteng.meetings import papers, queries
from yiteng.papers.responses import download
from yiteng.web.requests import actor


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """会议通知."""
    said = papers.notice(queries.meeting(actor(request), pk))
    return download(said, said.title)


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """会议纪要."""
    said = papers.minutes(queries.meeting(actor(request), pk))
    return download(said, said.title)
