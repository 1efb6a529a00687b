"""What phones read, as bytes: the list of forms, the manifest, the answer to a submission.

Shapes: OpenRosa 1.0, Form Discovery and Form Submission.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORMS = "http://openrosa.org/xforms/xformsList"
MANIFEST = "http://openrosa.org/xforms/xformsManifest"
ANSWER = "http://openrosa.org/http/response"

Nature = Literal["submit_success", "error"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One form of the list; md5: of the exact bytes served, hexadecimal; manifest: '' without media."""

    form_id: str
    name: str
    version: str
    md5: str
    url: str
    manifest: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """One file served with a form; md5: of its bytes, hexadecimal."""

    filename: str
    md5: str
    url: str


def form_list(forms: Iterable[Listed]) -> bytes:
    """The list of forms.

    Raises ValueError for a form without id, name, sum or address: Collect would refuse the whole
    list for it.
    """
    inner = "".join(_form(one) for one in forms)
    return _bytes(f'<xforms xmlns="{FORMS}">{inner}</xforms>')


def manifest(files: Iterable[File]) -> bytes:
    """The files served with a form."""
    inner = "".join(
        "<mediaFile>"
        + _tag("filename", one.filename)
        + _tag("hash", f"md5:{one.md5}")
        + _tag("downloadUrl", one.url)
        + "</mediaFile>"
        for one in files
    )
    return _bytes(f'<manifest xmlns="{MANIFEST}">{inner}</manifest>')


def answer(sentence: str, nature: Nature) -> bytes:
    """The answer to a submission, with the sentence the phone shows."""
    inner = f'<message nature="{nature}">{escape(sentence)}</message>'
    return _bytes(f'<OpenRosaResponse xmlns="{ANSWER}" items="0">{inner}</OpenRosaResponse>')


def _form(one: Listed) -> str:
    if not (one.form_id and one.name and one.md5 and one.url):
        raise ValueError(f"a form without id, name, sum or address: {one}")
    return (
        "<xform>"
        + _tag("formID", one.form_id)
        + _tag("name", one.name)
        + _tag("version", one.version)
        + _tag("hash", f"md5:{one.md5}")
        + _tag("downloadUrl", one.url)
        + (_tag("manifestUrl", one.manifest) if one.manifest else "")
        + "</xform>"
    )


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _bytes(text: str) -> bytes:
    return (HEAD + text).encode()
