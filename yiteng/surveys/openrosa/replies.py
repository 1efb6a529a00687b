"""Answers to a phone: their headers, their sentence in the language of the installation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from yiteng.rules.refusal import Refused
from yiteng.surveys.openrosa import xml

VERSION = "1.0"
#: What one submission may weigh, in bytes; Collect begins a new one where the next file would pass it.
ACCEPTED = 10_000_000
TYPE = "text/xml; charset=utf-8"
HEADERS = {"X-OpenRosa-Version": VERSION, "X-OpenRosa-Accept-Content-Length": str(ACCEPTED)}


class Denied(Exception):
    """An answer other than the one asked for. status: of HTTP; sentence: a message id."""

    def __init__(self, status: int, sentence: str, params: Mapping[str, Any] | None = None) -> None:
        self.status, self.sentence, self.params = status, sentence, dict(params or {})
        super().__init__(sentence)

    @property
    def reply(self) -> HttpResponse:
        """The answer with its sentence."""
        words = _(self.sentence)
        for name, value in self.params.items():
            words = words.replace("{" + name + "}", str(value))
        return message(self.status, words, "error")


def refused(status: int, found: Refused) -> Denied:
    """A refusal of the rules as the answer to a phone: its first sentence."""
    (first, *_more) = found.refusals
    return Denied(status, first.sentence, first.params)


def message(status: int, words: str, nature: xml.Nature) -> HttpResponse:
    """The answer with a sentence the phone shows."""
    return document(xml.answer(words, nature), status)


def document(content: bytes, status: int = 200) -> HttpResponse:
    """XML as phones accept it: `text/xml` and the version in a header."""
    return HttpResponse(content, content_type=TYPE, status=status, headers=HEADERS)


def bare(status: int) -> HttpResponse:
    """An answer of headers only."""
    return HttpResponse(status=status, headers=HEADERS)
