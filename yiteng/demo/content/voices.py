"""What those who attended the meetings of 示例镇 answered. All invented; of the six conferences the
report says nothing, so nothing is said here."""

from __future__ import annotations

from typing import Final

Answers = tuple[tuple[str, str, str, str], ...]
Counts = tuple[tuple[int, ...], ...]
ASKED: Final[dict[str, tuple[int, Answers, Counts]]] = {
    "MX_SPRING": (
        48,
        (
            ("yes", "yes", "yes", ""),
            ("yes", "partly", "yes", "管线的图纸会前没发到村里"),
            ("yes", "yes", "partly", ""),
            ("yes", "yes", "yes", ""),
            ("partly", "yes", "yes", ""),
            ("yes", "yes", "no", "本村哪天进场还不清楚"),
            ("yes", "yes", "yes", ""),
        ),
        ((22, 3, 1), (20, 5, 1), (18, 5, 3)),
    ),
    "MX_AGAINST": (
        40,
        (("partly", "no", "partly", "摊位怎么分还没有谈"), ("yes", "partly", "partly", "")),
        ((6, 5, 3), (4, 6, 4), (5, 6, 3)),
    ),
}
"""Slips given out, answers by link, counts on paper: by meeting."""
