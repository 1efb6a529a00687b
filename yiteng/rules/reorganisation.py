"""Mergers, splits and renamings: what an order must say before anything moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

KINDS = (
    ("merge", N_("Merge: several become one")),
    ("split", N_("Split: one becomes several")),
    ("rename", N_("Rename: the old name ends, the new one begins")),
)


def check(
    kind: str, origins: Sequence[str], names: Sequence[str], on: date, today: date, document: str,
    reason: str, taken: Sequence[str], *, ahead: bool = False,
) -> Iterator[Refusal]:  # fmt: skip
    """Every reason against an order. origins: names of what ends or goes on; names: what there is then.

    taken: names of others that go on beside them. ahead: it is prepared for a day to come.
    """
    fits = {"merge": len(origins) > 1 and len(names) == 1,
            "split": len(origins) == 1 and len(names) > 1,
            "rename": len(origins) == len(names) == 1 and list(origins) != list(names)}  # fmt: skip
    if not fits.get(kind, False):
        yield Refusal(
            "reorganise.numbers",
            N_("A merger takes several and gives one name, a split takes one and gives several, "
               "a renaming takes one and gives another name."), field="names")  # fmt: skip
    if len(set(names)) < len(names):
        yield Refusal("reorganise.twice", N_("A name stands there twice."), field="names")
    for name in names:
        if name in taken and name not in origins:
            yield Refusal("reorganise.taken", N_("“{name}” exists beside these: choose it, too."),
                          {"name": name}, field="names")  # fmt: skip
    if on > today and not ahead:
        yield Refusal(
            "reorganise.ahead",
            N_("The day lies ahead: prepare the change for that day."),
            field="on",
        )
    if on <= today and ahead:
        yield Refusal(
            "reorganise.today", N_("The day has come: do it now, there is nothing to prepare."),
            field="on",
        )  # fmt: skip
    if not document.strip():
        yield Refusal("reorganise.document", N_("Name the document that decides it, with its number."),
                      field="document")  # fmt: skip
    if not reason.strip():
        yield Refusal("reorganise.reason", N_("Say why, in the office's words."), field="reason")
