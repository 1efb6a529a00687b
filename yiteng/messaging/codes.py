"""Codes that confirm a mail address: short enough to type, kept as a keyed digest only."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings

#: How long a code holds, by the real clock.
HOLDS = timedelta(days=2)
#: No signs that look alike.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 10


def fresh() -> str:
    """A new code, of some fifty bits."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def digest(code: str) -> str:
    """What is kept of a code; blanks, hyphens and small letters are the reader's."""
    plain = code.replace(" ", "").replace("-", "").upper()
    return hmac.new(settings.SECRET_KEY.encode(), plain.encode(), hashlib.sha256).hexdigest()


def same(code: str, kept: str) -> bool:
    """Whether a code typed is the one kept."""
    return hmac.compare_digest(digest(code), kept)
