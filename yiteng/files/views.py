"""Downloading: to readers of the parent row only, never shown as a page of ours."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _

from yiteng.files import queries, store
from yiteng.web.requests import actor


def download(request: HttpRequest, pk: int) -> FileResponse:
    """The bytes of one attachment, as a file to be saved; 404 for whom it does not concern."""
    row = queries.attachment(actor(request), pk)
    if row is None:
        raise Http404(_("There is no such file, or it is not for you."))
    response = FileResponse(
        (store.root() / row.path).open("rb"),
        as_attachment=True,
        filename=row.name,
        content_type=row.media_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
