"""A limit as ledgers write it: by its amount alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from yiteng.rules.kind import ClockPreset

_UNITS = {
    "hours": ("小时", "个小时"), "days": ("日", "天", "个自然日"), "months": ("个月", "月"),
    "workdays": ("个工作日", "工作日"),
}  # fmt: skip


def amounts(presets: Sequence[ClockPreset]) -> tuple[tuple[str, str], ...]:
    """Words such as 20个工作日 → code of the limit, where one limit alone has this amount.

    >>> amounts([ClockPreset("licence", "workdays", 20, ""), ClockPreset("handed", "workdays", 10, "")])[0]
    ('20个工作日', 'licence')
    """
    count = Counter((one.kind, one.amount) for one in presets)
    return tuple(
        (f"{one.amount}{unit}", one.code)
        for one in presets if count[one.kind, one.amount] == 1 for unit in _UNITS[one.kind]
    )  # fmt: skip
