"""What may leave: an allow-list of fields, and counts too small to be told (law 9, domain.md E2)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from yiteng.rules.words import N_

THRESHOLD = 5
"""Counts below this stay untold; 10 for psychiatric care by town or village (domain.md E2)."""
PSYCHIATRIC_THRESHOLD = 10
#: What is shown in place of a count: “fewer than” where it is small, else withheld.
FEWER = N_("fewer than {threshold}")
WITHHELD = N_("withheld")

Key = TypeVar("Key", bound=Hashable)


def small(count: int, threshold: int = THRESHOLD) -> bool:
    """Whether a count of people is too small to be told. Nobody at all is not a person: 0 is told.

    count: 0 or more; threshold: the first count that may be told. Raises ValueError below 0.

    >>> [small(n) for n in (0, 1, 4, 5)]
    [False, True, True, False]
    """
    if count < 0:
        raise ValueError("a count is not negative")
    return 0 < count < threshold


def suppress(count: int, threshold: int = THRESHOLD) -> int | None:
    """The count, or None where it is too small to be told.

    >>> suppress(12), suppress(3), suppress(9, PSYCHIATRIC_THRESHOLD)
    (12, None, None)
    """
    return None if small(count, threshold) else count


@dataclass(frozen=True, slots=True)
class Suppressed(Generic[Key]):
    """Counts as they may be told: None for a cell that is not, and for a total that is not."""

    cells: Mapping[Key, int | None]
    total: int | None


def suppress_row(cells: Mapping[Key, int], threshold: int = THRESHOLD) -> Suppressed[Key]:
    """Counts told beside their total, so that no small one follows by subtraction.

    Small counts are withheld; then the next smallest too, until those withheld sum to the
    threshold or more and are at least two. A small total is withheld with all but its zeros.

    >>> suppress_row({"甲": 3, "乙": 20, "丙": 8, "丁": 0}).cells
    {'甲': None, '乙': 20, '丙': None, '丁': 0}
    """
    total = sum(cells.values())
    hidden = {key for key, count in cells.items() if small(count, threshold)}
    for key in sorted(cells, key=lambda k: cells[k]):
        if not hidden or _safe([cells[k] for k in hidden], threshold):
            break
        if cells[key]:
            hidden.add(key)
    shown = {key: None if key in hidden else count for key, count in cells.items()}
    alone = bool(hidden) and not _safe([cells[k] for k in hidden], threshold)
    return Suppressed(shown, None if alone or small(total, threshold) else total)


def allowed(fields: Mapping[str, object], allow: Iterable[str]) -> dict[str, object]:
    """Only the fields on the allow-list, in the list's order; names without a field are passed over.

    >>> allowed({"title": "路灯", "phone": "0533"}, ("title", "place"))
    {'title': '路灯'}
    """
    return {name: fields[name] for name in allow if name in fields}


def withheld(fields: Iterable[str], allow: Iterable[str]) -> tuple[str, ...]:
    """The fields that stay inside, in their order; the reviewer sees this list.

    >>> withheld(("title", "phone"), ("title",))
    ('phone',)
    """
    let_through = frozenset(allow)
    return tuple(name for name in fields if name not in let_through)


def _safe(hidden: list[int], threshold: int) -> bool:
    return len(hidden) > 1 and sum(hidden) >= threshold
