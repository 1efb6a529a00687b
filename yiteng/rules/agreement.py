"""Whether what carries a decision out still says what was decided (S3: it stays frozen)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yiteng.rules.words import N_, Several


@dataclass(frozen=True, slots=True)
class Terms:
    """What was promised: lead (key of the unit), day, served party or acceptor, its words.

    wording: the texts that say it, such as title and content; one in common is enough.
    first_due: the day as it was first promised, where that is known.
    """

    lead: int | None
    due: date | None
    served: str
    wording: tuple[str, ...]
    first_due: date | None = None


def differences(decided: Terms, carried: Terms, *, alone: bool) -> tuple[str, ...]:
    """What differs, as message ids; empty where both agree.

    alone: the commitment alone carries the decision out and then says the same; one of several
    carries out a part of it: its lead, served party and words are its own, and its day differs
    where it was within the decided one and was moved beyond it.

    >>> of = Terms(1, date(2023, 6, 30), "果农", ("建六座冷库",))
    >>> differences(of, Terms(2, date(2023, 7, 1), "果农", ("建六座冷库",)), alone=True)
    ('lead unit', 'date')
    >>> part = Terms(2, date(2023, 7, 1), "一村", ("建一座冷库",), date(2023, 6, 1))
    >>> differences(of, part, alone=False)
    ('date',)
    """
    if not alone:
        first = carried.first_due or carried.due
        late = decided.due and carried.due and first and first <= decided.due < carried.due
        return Several([N_("date")] if late else [])
    pairs = (
        (N_("lead unit"), decided.lead, carried.lead),
        (N_("date"), decided.due, carried.due),
        (N_("who is served or accepts"), decided.served, carried.served),
    )
    found = [words for words, one, other in pairs if one != other]
    if not set(decided.wording) & set(carried.wording):
        found.append(N_("wording"))
    return Several(found)
