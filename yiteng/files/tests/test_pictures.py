"""Photos as telephones, scanners and printers make them: what is kept of each, to the pixel."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from yiteng.files import pictures, store
from yiteng.files.pictures import IN_PASSES, SIDE
from yiteng.files.receiving import Received, receive
from yiteng.files.tests.samples import picture, upload
from yiteng.files.tests.test_receiving import bomb, stored
from yiteng.files.types import MEGABYTE
from yiteng.rules.refusal import Refused

RED, BLUE = (200, 30, 30), (30, 30, 200)


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    """The bytes of a picture."""
    target = io.BytesIO()
    image.save(target, form, **how)
    return target.getvalue()


def halves(mode: str = "RGB") -> Image.Image:
    """A red left half and a blue right one, 400 × 200."""
    image = Image.new("RGB", (400, 200), RED)
    image.paste(BLUE, (200, 0, 400, 200))
    return image.convert(mode)


def kept(received: Received) -> Image.Image:
    """The picture as it lies in the store."""
    return Image.open(store.root() / received.path)


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """The same colour, as far as JPEG keeps one."""
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=False))


def code(name: str, content: bytes) -> str:
    """With which code a file is refused; it leaves nothing behind."""
    before = stored()
    with pytest.raises(Refused) as refused:
        receive(upload(name, content))
    assert stored() == before
    return refused.value.codes[0]


@pytest.mark.parametrize(
    ("orientation", "size", "left_top"),
    [(1, (400, 200), RED), (3, (400, 200), BLUE), (6, (200, 400), RED), (8, (200, 400), BLUE)],
)
def test_a_photo_stands_as_it_was_held(
    orientation: int, size: tuple[int, int], left_top: tuple[int, int, int]
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    received = receive(upload("现场.jpg", saved(halves(), "JPEG", exif=exif, quality=95)))
    with kept(received) as image:
        assert (image.size, dict(image.getexif())) == (size, {})
        assert near(image.getpixel((10, 10)), left_top)


def test_a_print_shops_cmyk_photo_becomes_what_a_screen_shows() -> None:
    received = receive(upload("印刷.jpg", saved(halves("CMYK"), "JPEG", quality=95)))
    with kept(received) as image:
        assert (image.mode, image.size) == ("RGB", (400, 200))
        assert near(image.getpixel((10, 10)), RED) and near(image.getpixel((390, 190)), BLUE)


def test_grey_and_paletted_pictures_and_transparency_are_kept() -> None:
    with kept(receive(upload("灰.jpg", saved(halves("L"), "JPEG")))) as image:
        assert image.mode == "RGB"
    with kept(receive(upload("调色板.png", saved(halves().quantize(4), "PNG")))) as image:
        assert (image.mode, image.getpixel((10, 10))) == ("RGB", RED)
    clear = Image.new("RGBA", (40, 20), (10, 20, 30, 0))
    with kept(receive(upload("透明.png", saved(clear, "PNG")))) as image:
        assert (image.mode, image.getpixel((5, 5))) == ("RGBA", (10, 20, 30, 0))


def test_of_a_moving_picture_the_first_frame_stays() -> None:
    frames = [Image.new("RGB", (40, 20), colour) for colour in (RED, BLUE)]
    moving = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    with kept(receive(upload("动图.webp", moving))) as image:
        assert getattr(image, "n_frames", 1) == 1
        assert near(image.convert("RGB").getpixel((5, 5)), RED)
    gif = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert code("动图.gif", gif) == "files.type"
    assert code("动图.jpg", gif) == "files.content"


def test_heic_is_refused_with_the_remedy_whatever_it_is_called() -> None:
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"0" * 99
    assert {code(name, heic) for name in ("IMG_1.HEIC", "IMG_1.heif", "IMG_1.jpg")} == {
        "files.heic"}  # fmt: skip


def test_a_photo_that_arrived_by_half_says_so() -> None:
    whole = saved(halves(), "JPEG", quality=95)
    assert code("半张.jpg", whole[: len(whole) // 2]) == "files.cut"


def test_bombs_are_refused_before_they_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code("炸弹.png", bomb(30_000, 30_000)) == "files.pixels"
    assert code("炸弹.png", bomb(8000, 7000)) == "files.pixels"
    monkeypatch.setattr(pictures, "IN_PASSES", 400 * 200 - 1)
    assert IN_PASSES == 60_000_000
    assert code("逐行.jpg", saved(halves(), "JPEG", progressive=True)) == "files.pixels"
    assert receive(upload("普通.jpg", saved(halves(), "JPEG"))).width == 400


def test_the_place_is_left_behind_unless_a_form_asks_for_it() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (36.0, 29.0, 0.0)})
    content = picture("JPEG", exif=exif)
    with kept(receive(upload("现场.jpg", content))) as image:
        assert dict(image.getexif()) == {}
    with kept(receive(upload("现场.jpg", content), place=True)) as image:
        assert dict(image.getexif().get_ifd(ExifTags.IFD.GPSInfo)) == {1: "N", 2: (36.0, 29.0, 0.0)}
        assert ExifTags.Base.Make not in image.getexif()


def forty_megabytes(path: Path) -> tuple[int, int]:
    """A JPEG of nearly 40 MB full of detail; returns its size in pixels."""
    size = (4000, 3200)
    Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3)).save(
        path, "JPEG", quality=98, subsampling=0
    )
    return size


def test_a_photo_of_forty_megabytes_is_taken_in_with_little_memory(tmp_path: Path) -> None:
    """The figure of docs/verification.md: `python -m bench.pictures` prints it for other files."""
    size = forty_megabytes(tmp_path / "large.jpg")
    megabytes = (tmp_path / "large.jpg").stat().st_size / MEGABYTE
    assert 30 < megabytes < 40
    run = subprocess.run(
        [sys.executable, "-m", "bench.pictures", str(tmp_path / "large.jpg")],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    said = json.loads(run.stdout.splitlines()[-1])
    assert (said["width"], said["height"]) == (SIDE, round(SIDE * size[1] / size[0]))
    assert said["peak"] < 120, said
