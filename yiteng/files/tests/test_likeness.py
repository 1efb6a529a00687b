"""The same photo saved again, smaller, brighter or a little cropped is found; other photos are not."""

from __future__ import annotations

import io
import random
from functools import cache
from itertools import combinations

import pytest
from PIL import Image, ImageDraw, ImageFilter

from yiteng.files import likeness


@cache
def photo(seed: int, width: int = 600, height: int = 450) -> Image.Image:
    """Something like a photo: sky, ground, houses; another seed gives another place."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    sky = [dice.randint(120, 255) for _ in range(3)]
    ground = [dice.randint(40, 150) for _ in range(3)]
    horizon = dice.randint(height // 4, 2 * height // 3)
    for y in range(height):
        colour = sky if y < horizon else ground
        draw.line((0, y, width, y), fill=tuple(int(v * (1 - 0.35 * y / height)) for v in colour))
    for _ in range(dice.randint(6, 18)):
        x, y = dice.randint(-100, width), dice.randint(0, height)
        box = (x, y, x + dice.randint(60, width // 3), y + dice.randint(60, height // 3))
        shape = draw.rectangle if dice.random() < 0.6 else draw.ellipse
        shape(box, fill=tuple(dice.randint(0, 255) for _ in range(3)))
    return image.filter(ImageFilter.GaussianBlur(2))


def saved(image: Image.Image, form: str = "JPEG", **how: object) -> Image.Image:
    """The picture as it comes back from a file."""
    target = io.BytesIO()
    image.save(target, form, **how)
    return Image.open(io.BytesIO(target.getvalue()))


def cropped(
    image: Image.Image, share: float, across: float = 0.5, down: float = 0.5
) -> Image.Image:
    """A part of the picture, ``share`` of each side; across, down: which part."""
    width, height = int(image.width * share), int(image.height * share)
    x, y = int((image.width - width) * across), int((image.height - height) * down)
    return image.crop((x, y, x + width, y + height))


def differ(one: Image.Image, other: Image.Image) -> int:
    """In how many bits the likest looks of two pictures differ."""
    return min(likeness.apart(a, b) for a in likeness.looks(one) for b in likeness.looks(other))


CHANGES = {
    "saved badly": lambda p: saved(p, quality=40),
    "as PNG": lambda p: saved(p, "PNG"),
    "a quarter of the size": lambda p: p.resize((150, 112)),
    "brighter": lambda p: p.point(lambda v: min(255, int(v * 1.15 + 10))),
    "three percent cropped": lambda p: cropped(p, 0.97),
    "five percent cropped": lambda p: cropped(p, 0.95),
    "ten percent cropped": lambda p: cropped(p, 0.90),
    "three percent off one corner": lambda p: cropped(p, 0.97, 1, 1),
    "smaller, cropped and saved badly": lambda p: saved(
        cropped(p, 0.96).resize((640, 480)), quality=50
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_photo_is_found_whatever_was_done_to_it(change: str) -> None:
    for seed in range(12):
        original = photo(seed)
        assert differ(original, CHANGES[change](original)) <= likeness.NEAR, (change, seed)


def test_photos_of_other_places_are_not_alike() -> None:
    seen = [likeness.looks(photo(seed)) for seed in range(60)]
    pairs = [(a, b) for one, other in combinations(seen, 2) for a in one for b in other]
    nearest = min(likeness.apart(a, b) for a, b in pairs)
    assert nearest > likeness.NEAR, nearest


def test_looks_up_to_fourteen_bits_apart_share_two_bands_always() -> None:
    """Each differing bit spoils one band at most: 16 bands less 14 leave two."""
    dice = random.Random(1)
    for _ in range(3000):
        look = dice.getrandbits(128)
        other = look
        for place in dice.sample(range(128), 14):
            other ^= 1 << place
        assert likeness.apart(look, other) == 14
        assert len(set(likeness.bands(look)) & set(likeness.bands(other))) >= likeness.SHARED


def test_up_to_near_bits_nearly_always_share_two_bands() -> None:
    dice, missed = random.Random(2), 0
    for _ in range(3000):
        look = dice.getrandbits(128)
        other = look
        for place in dice.sample(range(128), likeness.NEAR):
            other ^= 1 << place
        missed += len(set(likeness.bands(look)) & set(likeness.bands(other))) < likeness.SHARED
    assert missed < 120


def test_a_blank_sheet_says_nothing() -> None:
    assert all(
        likeness.plain(look) for look in likeness.looks(Image.new("RGB", (400, 300), (90, 120, 60)))
    )
    assert not any(likeness.plain(look) for look in likeness.looks(photo(3)))


def test_a_picture_of_one_pixel_is_no_trouble() -> None:
    assert len(likeness.looks(Image.new("RGB", (1, 1)))) == 2
