"""The graph both sides check: layers of items, each item below resting on four of the layer above."""

from __future__ import annotations

import random

#: Layers from the finding to the commitment, as the peers call their documents.
LAYERS = ("FIN", "PRO", "MEA", "COM")
UPS = 4


def links(items: int) -> list[tuple[int, int, int]]:
    """(layer, item, item above) for so many items in all; 10 000 items have 30 000 links."""
    rng, size = random.Random(1), items // len(LAYERS)
    return [
        (layer, item, up)
        for layer in range(1, len(LAYERS))
        for item in range(size)
        for up in rng.sample(range(size), UPS)
    ]


def words(layer: int, item: int) -> str:
    """The text of an item."""
    return f"{LAYERS[layer]} {item}: 两个村的果农都说冷库不够，按产量布点，年内建成六座。"
