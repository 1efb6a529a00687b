"""The token in a phone's address: 256 bits, kept as a digest only."""

from __future__ import annotations

import base64
import hashlib

from django.utils.crypto import salted_hmac


def of(nonce: str, post: int) -> str:
    """The token made from the page's nonce for a post; the same page sent twice is one phone."""
    made = salted_hmac("surveys.phone", f"{nonce}:{post}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def digest(token: str) -> str:
    """What is kept of a token: its SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
