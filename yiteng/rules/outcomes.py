"""What may come of an agenda item, and what each kind needs before the meeting is closed (S3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yiteng.rules.words import N_, Several


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of outcome. title: message id; needs: what it needs, by column, with its words."""

    code: str
    title: str
    needs: Mapping[str, str]


_BINDING = {
    "lead": N_("lead unit"),
    "due_on": N_("date"),
    "served": N_("served party or acceptor"),
}
KINDS = {
    kind.code: kind
    for kind in (
        Kind("information", N_("Taken note of"), {}),
        Kind("decision", N_("Decided"), _BINDING),
        Kind("measure", N_("Measure agreed"), _BINDING),
        Kind("carried", N_("Carried over"), {}),
    )
}
#: Those that bind somebody: they become commitments.
BINDING = ("decision", "measure")


def lacks(kind: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """What an outcome still lacks (message ids). known: its columns by name.

    >>> lacks("decision", {"lead": 1, "due_on": None, "served": ""})
    ('date', 'served party or acceptor')
    """
    return Several(words for name, words in KINDS[kind].needs.items() if not known.get(name))
