"""Why a question of siting has no answer."""

from __future__ import annotations

from collections.abc import Sequence


class Unreachable(ValueError):
    """Places that cannot be served by the sites that may be open; ``places`` are their numbers."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = [int(p) for p in places]
        shown = ", ".join(str(p) for p in self.places[:10])
        more = f" and {len(self.places) - 10} more" if len(self.places) > 10 else ""
        super().__init__(f"no site that may be open serves place {shown}{more}")


class NoRoom(ValueError):
    """No assignment within the capacities was found; there may be none.

    short: where even the roomiest choice holds fewer than ask, (room, asked) in the unit of the weights.
    """

    def __init__(self, said: str, short: tuple[float, float] | None = None) -> None:
        self.short = short
        super().__init__(said)
