"""What a picture looks like, in 128 bits: to find the same photo used for two things.

A difference hash (dHash): the picture is shrunk to 9 × 9 greys; each bit says whether a point is
lighter than its neighbour to the right (64 bits) or below it (64 bits). Saving again, another size
or other brightness change few bits; a crop changes more, so each picture is also looked at without
its outer frame. Two pictures look alike where any of their looks differ in at most NEAR bits.

For finding them by an index the bits are cut into 16 bands of 8: looks that differ in at most 14
bits share at least two bands (each differing bit spoils one band at most), always.
"""

from __future__ import annotations

from PIL import Image

#: Most bits in which looks of the same photo may differ.
NEAR = 20
#: Bands, bits in each, and how many two looks must share to be compared.
BANDS, WIDTH, SHARED = 16, 8, 2
#: What is left of each side for the look without the outer frame.
INNER = 0.93


def looks(image: Image.Image) -> tuple[int, int]:
    """The two looks of a picture: whole, and without its outer frame; 128 bits each."""
    width, height = image.size
    dx, dy = round(width * (1 - INNER) / 2), round(height * (1 - INNER) / 2)
    inner = image.crop((dx, dy, max(width - dx, dx + 1), max(height - dy, dy + 1)))
    return bits(image), bits(inner)


def bits(image: Image.Image) -> int:
    """The difference hash of one picture: 64 bits to the right, then 64 downwards."""
    grey = image.convert("L").resize((9, 9), Image.Resampling.LANCZOS).tobytes()
    found = 0
    for step in (1, 9):
        for row in range(8):
            for column in range(8):
                place = row * 9 + column
                found = found << 1 | (grey[place] > grey[place + step])
    return found


def bands(look: int) -> tuple[int, ...]:
    """The keys of a look's bands: number of the band × 256 + its bits."""
    mask = (1 << WIDTH) - 1
    return tuple(n << WIDTH | (look >> n * WIDTH & mask) for n in range(BANDS))


def apart(one: int, other: int) -> int:
    """In how many bits two looks differ.

    >>> apart(0b1011, 0b0010)
    2
    """
    return (one ^ other).bit_count()


def plain(look: int) -> bool:
    """Whether a look says nothing: a blank sheet, an even wall. Such pictures are all alike."""
    return look.bit_count() < 8
