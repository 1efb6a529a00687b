"""Papers of an application as Word files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yiteng.gate import queries
from yiteng.gate.papers import approval_form
from yiteng.papers.responses import download
from yiteng.web.requests import actor


def form(request: HttpRequest, pk: int) -> HttpResponse:
    """会议审批表 with 会前审核意见 as a Word file."""
    application = queries.application(actor(request), pk)
    name = _("%(title)s, approval form") % {"title": application.title}
    return download(approval_form(application), name)
