"""Pictures are drawn anew: without metadata, upright, no larger than a page needs."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from yiteng.files.likeness import looks

#: Longest side in pixels after re-encoding.
SIDE = 2560
#: Most pixels decoded. JPEG is decoded at a fraction of its size, the others whole, and a JPEG that
#: builds up in passes (progressive) keeps all its coefficients in memory meanwhile; WebP takes 15 bytes a pixel.
PIXELS = {"JPEG": 170_000_000, "PNG": 50_000_000, "WEBP": 16_000_000}
IN_PASSES = 60_000_000


class TooManyPixels(Exception):
    """The picture would need too much memory (a decompression bomb, or a huge scan)."""


class NotAPicture(Exception):
    """Pillow cannot read it as what it says it is."""


class CutOff(NotAPicture):
    """It ends before its end: the sending broke off."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be stored. width, height: pixels; looks: see files.likeness."""

    content: bytes
    width: int
    height: int
    looks: tuple[int, ...] = ()


def redraw(path: Path, form: str, *, place: bool = False) -> Picture:
    """The picture of a file in the same form (JPEG, PNG, WEBP), its longest side at most SIDE.

    Position, camera and time (EXIF), colour profile and comments are left behind; place: the
    position alone stays (a form that asks for it). Of a picture that moves the first frame stays.
    Raises TooManyPixels before decoding, CutOff for half a file, NotAPicture for anything
    unreadable.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[form]) as image:
                if image.width * image.height > _most(image, form):
                    raise TooManyPixels
                kept = _place(image) if place else b""
                return _encode(_drawn(image, form), form, kept)
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise (CutOff if "truncated" in str(error) else NotAPicture) from error


def looks_of(path: Path) -> tuple[int, ...]:
    """The looks of a picture in the store. Raises NotAPicture where it cannot be read."""
    try:
        with Image.open(path) as image:
            image.draft("RGB", (SIDE // 4, SIDE // 4))
            return looks(image.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NotAPicture from error


def _most(image: Image.Image, form: str) -> int:
    return IN_PASSES if image.info.get("progressive") else PIXELS[form]


def _drawn(image: Image.Image, form: str) -> Image.Image:
    """Small first, upright and plain afterwards: a large photo is never in memory twice."""
    image.draft("RGB", _fitted(image.size))
    see_through = form != "JPEG" and (
        image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    )
    mode = "RGBA" if see_through else "RGB"
    small = image if image.mode in ("RGB", "RGBA", "L", "CMYK") else image.convert(mode)
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(small)
    plain = upright.convert(mode)
    drawn = Image.new(plain.mode, plain.size)
    drawn.paste(plain)
    return drawn


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size a picture gets in the end; JPEG is decoded at no more than twice it."""
    share = min(1.0, SIDE / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _place(image: Image.Image) -> bytes:
    """EXIF that says where the picture was taken and nothing else; empty where it does not."""
    said = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    if not said:
        return b""
    kept = Image.Exif()
    kept[ExifTags.IFD.GPSInfo] = dict(said)
    return kept.tobytes()


def _encode(image: Image.Image, form: str, exif: bytes = b"") -> Picture:
    target = io.BytesIO()
    more: dict[str, Any] = {"exif": exif} if exif else {}
    if form == "PNG":
        image.save(target, form, optimize=True, **more)
    else:
        image.save(target, form, quality=85, **more)
    return Picture(target.getvalue(), image.width, image.height, looks(image))
