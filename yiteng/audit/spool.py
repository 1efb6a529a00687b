"""Prepared rows laid aside in a file of the system until they are put in.

A ledger of a hundred thousand rows, made ready as lists, takes half a gigabyte; laid aside in
portions it takes what one portion takes, and reading it back costs a fraction of making it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import Any

#: Rows of one portion.
PORTION = 2000


class Spool:
    """Rows of plain values, in their order; nobody else sees the file, and it ends with this object."""

    def __init__(self) -> None:
        self._file: Any = TemporaryFile(prefix="yiteng-")  # noqa: SIM115 - lives as long as this
        self._count = 0

    def __len__(self) -> int:
        """How many rows were laid aside."""
        return self._count

    def extend(self, rows: Iterable[Any]) -> None:
        """Lay rows aside, behind those that are there."""
        self._file.seek(0, 2)
        waiting = iter(rows)
        while portion := list(islice(waiting, PORTION)):
            pickle.dump(portion, self._file, pickle.HIGHEST_PROTOCOL)
            self._count += len(portion)

    def __iter__(self) -> Iterator[Any]:
        """The rows, a portion in memory at a time; one reader at a time."""
        self._file.seek(0)
        left = self._count
        while left:
            portion = pickle.load(self._file)
            left -= len(portion)
            yield from portion
