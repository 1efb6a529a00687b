"""What is taken in, what is refused, and with which sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from yiteng.files import store
from yiteng.files.pictures import SIDE
from yiteng.files.receiving import plain_name, receive
from yiteng.files.tests.samples import PDF, office, picture, upload
from yiteng.files.types import MEGABYTE
from yiteng.rules.refusal import Refused


def stored() -> list[str]:
    """Every file below the store."""
    return sorted(p.relative_to(store.root()).as_posix() for p in store.root().rglob("*.*"))


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims many pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("纪要.pdf", PDF, "application/pdf"),
        ("方案.DOCX", office("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("台账.xlsx", office("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("现场.jpeg", picture("JPEG"), "image/jpeg"),
        ("现场.png", picture("PNG"), "image/png"),
        ("现场.webp", picture("WEBP"), "image/webp"),
    ],
    ids=lambda v: v if isinstance(v, str) and "/" not in v else "",
)  # fmt: skip
def test_every_type_of_the_table_is_taken(name, content, media_type):
    received = receive(upload(name, content))
    assert (received.name, received.media_type) == (name, media_type)
    assert stored() == [received.path]
    assert (store.root() / received.path).stat().st_size == received.size


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("setup.exe", b"MZ", "files.type"),
        ("page.html", b"<p>", "files.type"),
        ("drawing.svg", b"<svg/>", "files.type"),
        ("没有后缀", b"x", "files.type"),
        ("网页.pdf", b"<html>" * 300, "files.content"),
        ("照片.jpg", PDF, "files.content"),
        ("照片.png", picture("JPEG"), "files.content"),
        ("照片.jpg", picture("JPEG")[:200], "files.content"),
        ("带宏.docx", office("word/document.xml", "word/vbaProject.bin"), "files.content"),
        ("表.xlsx", office("word/document.xml"), "files.content"),
        ("空.pdf", b"", "files.empty"),
        ("大.pdf", PDF + b"0" * 31 * MEGABYTE, "files.size"),
        ("炸弹.png", bomb(30_000, 30_000), "files.pixels"),
    ],
)
def test_anything_else_is_refused_and_leaves_nothing(name, content, code):
    with pytest.raises(Refused) as refused:
        receive(upload(name, content))
    assert refused.value.codes == (code,)
    assert stored() == []
    assert (
        list((store.root() / "coming").iterdir() if (store.root() / "coming").exists() else [])
        == []
    )


def test_a_picture_loses_its_metadata_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "Camera"
    exif[0x8825] = {1: "N", 2: (36.0, 29.0, 0.0)}
    received = receive(upload("现场.jpg", picture("JPEG", (400, 300), exif=exif)))
    content = (store.root() / received.path).read_bytes()
    assert (received.width, received.height) == (300, 400)
    assert b"Camera" not in content
    assert dict(Image.open(io.BytesIO(content)).getexif()) == {}


def test_a_large_photo_is_reduced_to_what_a_page_needs():
    received = receive(upload("大图.jpg", picture("JPEG", (8000, 4000))))
    assert (received.width, received.height) == (SIDE, SIDE // 2)


def test_the_same_bytes_lie_there_once():
    one, two = receive(upload("甲.pdf", PDF)), receive(upload("乙.pdf", PDF))
    assert (one.path, one.sha256) == (two.path, two.sha256)
    assert stored() == [one.path]


def clean_only(path) -> bool:
    """A scanner of an installation, for the test below."""
    return b"EICAR" not in path.read_bytes()


def test_the_scanner_of_the_installation_is_asked(settings):
    settings.FILE_SCANNER = f"{__name__}.clean_only"
    assert receive(upload("好.pdf", PDF)).size == len(PDF)
    with pytest.raises(Refused) as refused:
        receive(upload("坏.pdf", PDF + b"EICAR"))
    assert refused.value.codes == ("files.scanner",)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\资料\\会议.docx", "会议.docx"),
        ("a\r\nb\u202efdp.exe", "abfdp.exe"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
    ],
)
def test_names_are_reduced_to_their_last_part(given, kept):
    assert plain_name(given) == kept
