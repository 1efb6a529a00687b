"""What a copy says of itself: versions, rows, heads of the chains, and the hash of each member."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1
NAME = "manifest.json"


@dataclass(slots=True)
class DatabaseCopy:
    """One database at the moment it was copied.

    engine: sqlite or postgresql. migrations: [app, name], in the order they were applied.
    rows: table -> how many. heads: county key -> [length, hash] of its chain of the trail.
    """

    engine: str
    migrations: list[list[str]]
    rows: dict[str, int]
    heads: dict[str, list[Any]]


@dataclass(slots=True)
class Manifest:
    """A copy. made_at: ISO moment; members: name in the archive -> [bytes, SHA-256]."""

    version: str
    made_at: str
    databases: dict[str, DatabaseCopy] = field(default_factory=dict)
    members: dict[str, list[Any]] = field(default_factory=dict)
    format: int = FORMAT

    def text(self) -> bytes:
        """As the archive holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @property
    def rows(self) -> int:
        """Rows of all databases together."""
        return sum(sum(one.rows.values()) for one in self.databases.values())


def parse(text: bytes) -> Manifest:
    """Read a manifest. Raises ValueError where it is none, or of a format not known here."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise ValueError(f"format {said['format']}")
        copies = {alias: DatabaseCopy(**one) for alias, one in said.pop("databases").items()}
        return Manifest(databases=copies, **said)
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(str(error)) from error
