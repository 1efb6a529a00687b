"""Areas, units, posts and log-ins of the demo. Pure data, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """A town or village that is in no official list (the invented 示例镇)."""

    code: str
    name: str
    kind: str  # town | village
    parent: str
    note: str
    invented: bool = True


@dataclass(frozen=True)
class Village:
    """A village or community of the official list of 2023, or an invented one."""

    code: str
    name: str
    kind: str  # village | community
    town: str
    town_name: str
    subdistrict: bool
    invented: bool = False

    @property
    def place(self) -> str:
        """The name as people say it: without 村委会, 居委会, 居民委员会."""
        short = self.name
        for tail in ("居民委员会", "社区居委会", "居委会", "村委会"):
            if short.endswith(tail):
                short = short.removesuffix(tail)
                break
        if self.kind == "village":
            return f"{short}村"
        return short if short.endswith("社区") else f"{short}社区"


@dataclass(frozen=True)
class Theme:
    """One field of work (a melon on the vine)."""

    code: str
    title: str
    county: str
    order: int
    source: str


@dataclass(frozen=True)
class Unit:
    """A Party, government or other body; `line` is party, government or none."""

    key: str
    name: str
    kind: str  # office | department | town | village | park | hospital | court | bank | congress
    line: str  # party | government | discipline | congress | none
    area: str
    parent: str | None = None
    invented: bool = False


@dataclass(frozen=True)
class Post:
    """A post, never a person; roles are the codes of yiteng.rules.permissions."""

    key: str
    title: str
    unit: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Login:
    """A log-in of the demo: one account, its posts in the order of the switch on screen."""

    name: str
    display: str
    posts: tuple[str, ...]
