"""What a measure may lay on towns, and on whom business depends: the two lists a drafter picks from.

Sources: duty lists of towns (履职事项清单, in every town since 2025: basic, supporting, taken back);
公平竞争审查条例 (2024), articles 10, 12 and 18: no policy without a conclusion of the review.
"""

from __future__ import annotations

from yiteng.rules.words import N_

DUTIES = (
    ("none", N_("Lays no work on towns")),
    ("basic", N_("On the list of basic duties")),
    ("support", N_("On the list of supporting duties")),
    ("withdrawn", N_("On the list of duties taken back by higher levels")),
    ("unlisted", N_("On no list")),
)
COMPETITION = (
    ("untouched", N_("Does not touch business operators")),
    ("pending", N_("Touches business operators, not reviewed yet")),
    ("passed", N_("Reviewed: does not restrict competition")),
    ("exception", N_("Reviewed: an exception applies")),
    ("restricts", N_("Reviewed: restricts competition")),
)
