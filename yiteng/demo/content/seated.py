"""Who came post by post, where the demo records posts: one meeting of 示例镇. All is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN, EXAMPLE_VILLAGES, VILLAGE_WITH_A_HOLE
from yiteng.demo.content.posts import town_checker, town_head, town_post, village_clerk


@dataclass(frozen=True)
class Seated:
    """A post and whether it came. group: the counted group its people belong to."""

    post: str
    group: str
    came: str = "present"
    word: str = ""
    listens: bool = False


def _village(code: str) -> Seated:
    if code == VILLAGE_WITH_A_HOLE:
        return Seated(village_clerk(code), _VILLAGES, "excused", "村里停水抢修")
    if code == EXAMPLE_VILLAGES[1]:
        return Seated(village_clerk(code), _VILLAGES, "substitute", "村会计")
    return Seated(village_clerk(code), _VILLAGES)


_TOWN: Final = "镇直单位"
_VILLAGES: Final = "村居"
SEATED: Final[dict[str, tuple[Seated, ...]]] = {
    "MX_SPRING": (
        Seated(town_head(EXAMPLE_TOWN), _TOWN),
        Seated(town_post(EXAMPLE_TOWN), _TOWN),
        Seated(town_checker(EXAMPLE_TOWN), _TOWN, listens=True),
        *(_village(code) for code in EXAMPLE_VILLAGES),
    )
}
