"""Sending a workbook."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from yiteng.web.exports import XLSX


def excel(content: bytes, name: str) -> HttpResponse:
    """The bytes as a file to be saved under a name."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return response
