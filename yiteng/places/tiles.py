"""Where a town stands on the map of tiles: data of a district, by official code of the town."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from yiteng.places.models import AreaCode

Place = tuple[int, int]
_FILES = Path(__file__).parent / "data"
#: Towns a line where a district has brought no layout.
ACROSS = 5


@cache
def layout() -> dict[str, Place]:
    """Official code of a town (nine digits) → column and row, row 0 in the north."""
    return {
        tile["code"]: (tile["c"], tile["r"])
        for path in sorted(_FILES.glob("*_tile_layout.json"))
        for tile in json.loads(path.read_text(encoding="utf-8"))["tiles"]
    }


def places_of(towns: Sequence[int]) -> dict[int, Place]:
    """Column and row of each town, by key; one query.

    Towns without a place of their own follow below, in the order given.
    """
    known = layout()
    coded = AreaCode.objects.filter(area_id__in=towns).values_list("area_id", "code")
    found = {town: known[code[:9]] for town, code in coded if code[:9] in known}
    below = max((row for _column, row in found.values()), default=-1) + 1
    rest = [town for town in towns if town not in found]
    return found | {
        town: (index % ACROSS, below + index // ACROSS) for index, town in enumerate(rest)
    }
