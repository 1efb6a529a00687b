"""What a password must be (domain E1: eight characters, three of four classes)."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterator

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

LEAST = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz"


def weaknesses(password: str, login: str) -> Iterator[Refusal]:
    """Every reason against a new password."""
    if len(password) < LEAST:
        yield Refusal(
            "people.short", N_("A password has at least {n} characters."), {"n": LEAST}, field="new"
        )
    classes = (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum())
    if sum(any(test(c) for c in password) for test in classes) < 3:
        yield Refusal(
            "people.plain",
            N_("Use three of these four: small letters, capitals, figures, signs."),
            field="new",
        )
    if login and login.lower() in password.lower():
        yield Refusal(
            "people.contains_login",
            N_("The password must not contain the log-in name."),
            field="new",
        )


def random_password() -> str:
    """A random password that is easy to type: two groups of letters, a capital, figures."""
    pick = secrets.choice
    word = "".join(pick(_LETTERS) for _ in range(5))
    return f"{pick(string.ascii_uppercase)}{word}-{secrets.randbelow(9000) + 1000}"
