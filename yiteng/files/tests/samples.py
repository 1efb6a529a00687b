"""Small files of every type, made on the spot."""

from __future__ import annotations

import io
import zipfile

from django.core.files.base import ContentFile
from PIL import Image

PDF = b"%PDF-1.4\n%%EOF\n"


def upload(name: str, content: bytes) -> ContentFile:
    """An upload as a view hands it on."""
    return ContentFile(content, name=name)


def picture(form: str = "JPEG", size: tuple[int, int] = (400, 300), **how: object) -> bytes:
    """A picture in one green; ``how`` goes to Pillow's save (exif, for one)."""
    target = io.BytesIO()
    Image.new("RGB", size, (93, 122, 62)).save(target, form, **how)
    return target.getvalue()


def office(*names: str) -> bytes:
    """A zip archive with members of these names."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, "<x/>")
    return target.getvalue()
