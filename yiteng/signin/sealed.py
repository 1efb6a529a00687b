"""Secrets at rest: sealed with a key drawn from the installation's own, so that a copy of the
database alone opens none."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class Unreadable(Exception):
    """Sealed with another key, e.g. after the secret key was changed."""


def seal(text: str) -> str:
    """Seal a short text."""
    return _fernet().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises Unreadable."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def digest(text: str) -> str:
    """The hash under which a spare code is known: keyed, so that a copy cannot be searched."""
    return sha256(f"yiteng spare {settings.SECRET_KEY} {text}".encode()).hexdigest()


def _fernet() -> Fernet:
    key = sha256(f"yiteng second factor {settings.SECRET_KEY}".encode()).digest()
    return Fernet(urlsafe_b64encode(key))
