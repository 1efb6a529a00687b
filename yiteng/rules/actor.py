"""Who acts: a person on a post of a unit, with the roles of that post."""

from __future__ import annotations

from dataclasses import dataclass

from yiteng.rules.permissions import Reach, allows, reach


@dataclass(frozen=True, slots=True)
class Actor:
    """The person and the post in whose name a step is taken.

    person: id of the account (0 for the software itself); name: as shown inside.
    county, town, village: internal area keys of the post's place.
    line: ``party``, ``government``, ``congress`` … the line the unit belongs to.
    acting: True where the holder acts for the post (代理).
    """

    person: int
    name: str
    post: int
    post_title: str
    unit: int
    unit_name: str
    line: str
    county: int
    town: int | None
    village: int | None
    roles: frozenset[str]
    acting: bool = False

    def may(self, action: str) -> bool:
        """Whether one of the post's roles allows the action (table of rules.permissions)."""
        return allows(self.roles, action)

    @property
    def reach(self) -> Reach:
        """How far the post sees business rows: county, town, village, unit or none."""
        return reach(self.roles)


def software(county: int) -> Actor:
    """The software acting by itself (daily steps, imports) in one county."""
    return Actor(
        0,
        "Yiteng",
        0,
        "Yiteng",
        0,
        "Yiteng",
        "software",
        county,
        None,
        None,
        frozenset({"software"}),
    )
