"""Heads of the chains outside the database: a cut tail or a rewritten history shows against them.

One text file a chain, one block a checkpoint, after C2SP tlog-checkpoint (not signed here):
origin, size, base64 root hash; then lines of our own: head, range (to go on from), at.
Copies belong on another machine; the copy is what makes them worth something.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from yiteng.audit.merkle import Range
from yiteng.audit.reading import counties, head, leaves
from yiteng.audit.writing import replace


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a chain was when it had ``size`` events. root: 32 bytes; head: hexadecimal."""

    county: int
    size: int
    root: bytes
    head: str
    nodes: tuple[bytes, ...]
    at: str

    def text(self) -> str:
        """The block of this checkpoint, without the empty line that ends it."""
        nodes = " ".join(node.hex() for node in self.nodes)
        return (
            f"yiteng/chain-{self.county}\n{self.size}\n{b64encode(self.root).decode()}\n"
            f"head {self.head}\nrange {nodes}\nat {self.at}\n"
        )


def folder() -> Path:
    """Where the checkpoints lie: `checkpoints` in the data folder."""
    return Path(settings.DATA) / "checkpoints"


def read(county: int) -> list[Checkpoint]:
    """The checkpoints of a chain, oldest first. Raises ValueError for a file that is none."""
    path = folder() / f"chain-{county}.txt"
    if not path.exists():
        return []
    blocks = path.read_text().split("\n\n")
    return [_parse(county, block) for block in blocks if block.strip()]


def known() -> set[int]:
    """The counties that have checkpoints."""
    return {int(path.stem.removeprefix("chain-")) for path in folder().glob("chain-*.txt")}


def write(*, at: datetime) -> list[Checkpoint]:
    """Add a checkpoint for every chain that has grown since its last; returns the new ones.

    Goes on from the last checkpoint, so a day's work is a day's events. A chain that is shorter
    than its last checkpoint gets none: `verify` will say so.
    """
    return [made for county in sorted(counties()) if (made := _next(county, at)) is not None]


def _next(county: int, at: datetime) -> Checkpoint | None:
    earlier = read(county)
    last = earlier[-1] if earlier else None
    now = head(county)
    if now is None or now[0] <= (last.size if last else 0):
        return None
    tree = Range(last.size, last.nodes) if last else Range()
    for leaf in leaves(county, tree.size, now[0]):
        tree.add(leaf)
    made = Checkpoint(county, now[0], tree.root(), now[1], tuple(tree.nodes), at.isoformat())
    text = "\n".join(point.text() for point in (*earlier, made)) + "\n"
    replace(folder() / f"chain-{county}.txt", text.encode())
    return made


def _parse(county: int, block: str) -> Checkpoint:
    origin, size, root, head_line, range_line, at_line = block.strip("\n").split("\n")
    if origin != f"yiteng/chain-{county}":
        raise ValueError(f"the checkpoint of another chain: {origin}")
    return Checkpoint(
        county,
        int(size),
        b64decode(root, validate=True),
        head_line.removeprefix("head "),
        tuple(bytes.fromhex(node) for node in range_line.removeprefix("range").split()),
        at_line.removeprefix("at "),
    )
