"""Merkle tree hash over the leaves of a chain, kept as a compact range.

Source: RFC 6962 section 2.1; node = SHA-256(01 || left || right).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


class Range:
    """The roots of the full subtrees over the leaves so far: at most one a bit of their number."""

    def __init__(self, size: int = 0, nodes: Sequence[bytes] = ()) -> None:
        if size.bit_count() != len(nodes):
            raise ValueError("a range holds one node for each bit of its size")
        self.size = size
        self.nodes = list(nodes)

    def add(self, leaf: bytes) -> None:
        """Append one leaf hash (32 bytes)."""
        node, rest = leaf, self.size
        while rest & 1:
            node = _node(self.nodes.pop(), node)
            rest >>= 1
        self.nodes.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The tree hash over all leaves; SHA-256 of nothing for an empty tree."""
        if not self.nodes:
            return hashlib.sha256(b"").digest()
        root = self.nodes[-1]
        for left in reversed(self.nodes[:-1]):
            root = _node(left, root)
        return root


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
