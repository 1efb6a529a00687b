"""One-time codes: RFC 6238 with six figures, 30 seconds, one step to either side, each once."""

from __future__ import annotations

import secrets

import pyotp

STEP = 30
WINDOW = 1
SPARES = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def fresh_secret() -> str:
    """A new secret, 160 bits in base 32."""
    return str(pyotp.random_base32())


def step_of(secret: str, code: str, moment: int, last: int) -> int | None:
    """The step whose code this is, None for a wrong, old or used one.

    moment: seconds since 1970. last: the last step used; it and those before it no longer count.
    """
    clean = "".join(code.split())
    if len(clean) != 6 or not clean.isdecimal():
        return None
    now, known = moment // STEP, pyotp.TOTP(secret)
    for step in range(now - WINDOW, now + WINDOW + 1):
        if step > last and secrets.compare_digest(known.generate_otp(step), clean):
            return step
    return None


def address(secret: str, login: str, issuer: str) -> str:
    """What the QR code says to the phone: otpauth://totp/…"""
    return str(pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=issuer))


def fresh_spares() -> list[str]:
    """Spare codes, easy to copy by hand: ten letters in two groups, 49 bits each."""
    pick = secrets.choice
    words = ["".join(pick(_LETTERS) for _ in range(10)) for _ in range(SPARES)]
    return [f"{word[:5]}-{word[5:]}" for word in words]


def plain_spare(typed: str) -> str:
    """A spare code as it is hashed, however it was typed."""
    return "".join(c for c in typed.lower() if c.isalnum())
