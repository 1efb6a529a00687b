"""Counts of people in need by town: small ones are not kept, and none follows from the total.

Never by village, never a person. Source of the thresholds: reference of the issue, E2 (below five
untold, below ten in psychiatric care by town); the threshold itself is our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from yiteng.rules.disclosure import Suppressed, suppress_row
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: Kind of care → the limit that says from which count on it may be kept.
LIMITS = {
    "dialysis": "designation.told_town", "psychiatric": "designation.told_psychiatric",
    "long_term_care": "designation.told_town",
}  # fmt: skip
_LINE = re.compile(r"^(?P<town>.+?)[\s,，:：]+(?P<count>\d+)$")


def kept(counts: Mapping[int, int], least: Decimal | int) -> Suppressed[int]:
    """What is kept of counts by town: None where small, or where a small one would follow.

    >>> kept({1: 3, 2: 40, 3: 12, 4: 0}, 5)
    Suppressed(cells={1: None, 2: 40, 3: None, 4: 0}, total=55)
    """
    return suppress_row(counts, int(least))


def read(text: str) -> tuple[dict[str, int], list[str]]:
    """Two columns as they are copied from a table, town and count; and the lines not understood.

    >>> read("甲镇\\t40\\n乙镇，12\\n合计")
    ({'甲镇': 40, '乙镇': 12}, ['合计'])
    """
    found: dict[str, int] = {}
    odd = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        seen = _LINE.match(line)
        if seen is None or seen["town"] in found:
            odd.append(line)
        else:
            found[seen["town"]] = int(seen["count"])
    return found, odd


def against(
    kind: str, counts: Mapping[int, int], as_of: date | None, source: str, today: date
) -> Iterator[Refusal]:
    """Why counts are not taken."""
    if kind not in LIMITS:
        yield Refusal("needs.kind", N_("Choose the service."), field="kind")
    if len(counts) < 2:
        yield Refusal("needs.few", N_(
            "Enter the towns together, two at least: what is withheld is decided over all of them."))  # fmt: skip
    if any(count < 0 for count in counts.values()):
        yield Refusal("needs.negative", N_("A count is 0 or more."))
    if as_of is None or as_of > today:
        yield Refusal("needs.ahead", N_("Counted on a day that has been."), field="as_of")
    if not source.strip():
        yield Refusal("needs.source", N_("Say where the counts come from."), field="source")
