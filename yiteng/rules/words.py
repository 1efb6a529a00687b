"""Marking words: the English message id stands in the code, Chinese in the catalogue."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark a message id for translation and return it unchanged.

    >>> N_("Sign")
    'Sign'
    """
    return text


class Several(tuple[str, ...]):
    """Words listed in a sentence; pages translate each of them.

    >>> str(Several(("date", "owner")))
    'date, owner'
    """

    __slots__ = ()

    def __str__(self) -> str:
        return ", ".join(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)
