"""Logs never hold a phone's token, nor the secret of a calendar."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(/odk/key/|/cal/)[^/\s?\"']+")


def redacted(text: str) -> str:
    """A line of a log without tokens.

    >>> redacted("Forbidden: /odk/key/abc/p/1/formList")
    'Forbidden: /odk/key/***/p/1/formList'
    """
    return _TOKEN.sub(r"\1***", text)


class Redact(logging.Filter):
    """Takes tokens out of every line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true; the line is changed in place."""
        if _TOKEN.search(line := record.getMessage()):
            record.msg, record.args = redacted(line), ()
        return True
