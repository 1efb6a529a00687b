"""A paper as a file to download."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from yiteng.papers.build import DOCX, build
from yiteng.papers.values import Form, Official
from yiteng.papers.words import one_line

#: What file systems do not take in a name.
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def download(said: Official | Form, name: str) -> HttpResponse:
    """The Word file of a paper; name: of the file, without ending."""
    response = HttpResponse(build(said), content_type=DOCX)
    title = one_line(name).translate(_NOT_IN_NAMES)[:80]
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.docx"
    return response
