"""A client that behaves as ODK Collect does towards an OpenRosa server, to the byte.

What it accepts and what it says follows Collect's source as of 2026 (form list and manifest
parsing, OpenRosaHttpInterface, InstanceUploader); it shares no code with our server, and speaks HTTP
by hand so that nothing is made right on the way.
"""

from __future__ import annotations

import hashlib
import http.client
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
ANSWER = "{http://openrosa.org/http/response}"
#: Attachments of one POST, and its size where the server says nothing.
BATCH, SIZE = 101, 10_000_000


class CollectError(Exception):
    """What the person with the phone reads."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the list."""

    form_id: str
    name: str
    version: str
    hash: str
    download: str
    manifest: str


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of a manifest."""

    filename: str
    hash: str
    download: str


@dataclass(slots=True)
class Reply:
    """An answer as it came."""

    status: int
    reason: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Collect:
    """A phone. server_url: as the QR code says it; sent: the bodies it posted."""

    server_url: str
    device: str = "collect:Zq1w2e3r4t5y6u7i"
    sent: list[bytes] = field(default_factory=list)
    stored: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.server_url = self.server_url.rstrip("/")

    # what is fetched

    def form_list(self) -> list[Form]:
        """The forms the server offers; one that is not whole makes the whole list unreadable."""
        reply = self._document(f"{self.server_url}/formList")
        root = _parse(reply.body, "formList")
        if root.tag != f"{LIST}xforms":
            raise CollectError("root is not <xforms>")
        return [self._listed(one) for one in root.findall(f"{LIST}xform")]

    def _listed(self, node: ElementTree.Element) -> Form:
        def said(name: str) -> str:
            return (node.findtext(f"{LIST}{name}") or "").strip()

        found = Form(said("formID"), said("name"), said("version"), said("hash"),
                     said("downloadUrl"), said("manifestUrl"))  # fmt: skip
        if not (found.form_id and found.name and found.download):
            raise CollectError("a form lacks formID, name or downloadUrl: the list is rejected")
        if not found.hash.startswith("md5:"):
            raise CollectError("a form without an md5: hash")
        return found

    def manifest(self, form: Form) -> list[MediaFile]:
        """The files of a form; the first four characters of a hash are cut without looking."""
        if not form.manifest:
            return []
        root = _parse(self._document(form.manifest).body, "manifest")
        if root.tag != f"{MANIFEST}manifest":
            raise CollectError("root is not <manifest>")
        found = []
        for node in root.findall(f"{MANIFEST}mediaFile"):
            name, hash_, url = (
                (node.findtext(f"{MANIFEST}{tag}") or "").strip()
                for tag in ("filename", "hash", "downloadUrl")
            )
            if not (name and hash_ and url):
                raise CollectError("a file lacks filename, hash or downloadUrl")
            found.append(MediaFile(name.rpartition("/")[2], hash_[4:], url))
        return found

    def download(self, form: Form) -> bytes:
        """Fetch a form with its files; what does not fit its hash is not kept."""
        content = self._fetched(form.download)
        if f"md5:{_md5(content)}" != form.hash:
            raise CollectError("the form does not fit its hash: updated for ever")
        self.stored[form.form_id] = content
        for one in self.manifest(form):
            file = self._fetched(one.download)
            if _md5(file) != one.hash:
                raise CollectError("a file does not fit its hash")
            self.stored[one.filename] = file
        return content

    def _document(self, url: str) -> Reply:
        reply = self._request("GET", url)
        if reply.status == 401:
            raise CollectError("asks for a password")
        if reply.status != 200:
            raise CollectError(f"{reply.status}: {_message(reply) or reply.reason}")
        if "text/xml" not in reply.headers.get("content-type", "").lower():
            raise CollectError("no text/xml: network proxy?")
        if "x-openrosa-version" not in reply.headers:
            raise CollectError("no X-OpenRosa-Version")
        return reply

    def _fetched(self, url: str) -> bytes:
        reply = self._request("GET", url)
        if reply.status != 200:
            raise CollectError(f"{reply.status}: download failed")
        return reply.body

    # what is sent

    def submit(self, xml: bytes, files: dict[str, bytes] | None = None) -> list[str]:
        """Send a filled form with its files, in as many POSTs as it takes; the sentences read."""
        url, limit = self._head(f"{self.server_url}/submission")
        left = list((files or {}).items())
        words = []
        while True:
            batch, left = _batch(left, limit - len(xml))
            words.append(self._post(url, multipart(xml, batch, incomplete=bool(left))))
            if not left:
                return words

    def _head(self, url: str) -> tuple[str, int]:
        reply = self._request("HEAD", url)
        if reply.status == 204:
            limit = int(reply.headers.get("x-openrosa-accept-content-length", SIZE))
            location = reply.headers.get("location", "")
            if location and urlsplit(location).hostname != urlsplit(url).hostname:
                raise CollectError("redirected to another host")
            return location or url, limit
        if reply.status == 401:
            raise CollectError("asks for a password")
        if 200 <= reply.status < 300:
            raise CollectError("not an OpenRosa endpoint")
        return url, SIZE

    def _post(self, url: str, body: bytes) -> str:
        self.sent.append(body)
        reply = self._request("POST", url, body)
        if reply.status in (201, 202):
            return _message(reply) or reply.reason
        if reply.status == 200:
            raise CollectError("network login failure")
        if reply.status == 204:
            raise CollectError("no body: thrown")
        if reply.status == 401:
            raise CollectError(f"{reply.reason} ({reply.status})")
        raise CollectError(f"{reply.status}: {_message(reply) or reply.reason}")

    def _request(self, method: str, url: str, body: bytes | None = None) -> Reply:
        parts = urlsplit(url)
        more = "&" if parts.query else ""
        path = f"{parts.path}?{parts.query}{more}{urlencode({'deviceID': self.device})}"
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        link = kind(parts.hostname or "", parts.port, timeout=60)
        headers = {
            "X-OpenRosa-Version": "1.0",
            "User-Agent": "org.odk.collect.android/v2026.2.1 Dalvik/2.1.0",
            # Collect writes the hour with twelve hours a half day and no mark of the half.
            "Date": datetime(2023, 3, 31, 21, 5, tzinfo=UTC).strftime("%a, %d %b %Y %I:%M:%S GMT"),
        }
        if body is not None:
            headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        try:
            link.request(method, path, body, headers)
            answer = link.getresponse()
            held = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, answer.reason, held, answer.read())
        finally:
            link.close()


BOUNDARY = "3fb1b0f2-8d3c-4b1a-9e57-collect"


def multipart(xml: bytes, files: list[tuple[str, bytes]], *, incomplete: bool = False) -> bytes:
    """The body of one POST: the XML, the mark of an unfinished one, the files by their raw names."""
    parts = [_part("xml_submission_file", "instance.xml", "text/xml; charset=utf-8", xml)]
    if incomplete:
        parts.append(b'Content-Disposition: form-data; name="*isIncomplete*"\r\n'
                     b"Content-Length: 3\r\n\r\nyes\r\n")  # fmt: skip
    parts += [_part(name, name, _kind(name), content) for name, content in files]
    mark = f"--{BOUNDARY}\r\n".encode()
    return b"".join(mark + part for part in parts) + f"--{BOUNDARY}--\r\n".encode()


def _part(name: str, filename: str, kind: str, content: bytes) -> bytes:
    head = (
        f'Content-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        f"Content-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n"


def _kind(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return {"jpg": "image/jpeg", "csv": "text/csv"}.get(ending, "application/octet-stream")


def _batch(
    files: list[tuple[str, bytes]], room: int
) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """What goes along in one POST and what is left: a first file always goes."""
    taken, size = 0, 0
    for _name, content in files:
        if taken == BATCH or (taken and size + len(content) > room):
            break
        taken, size = taken + 1, size + len(content)
    return files[:taken], files[taken:]


def _parse(body: bytes, what: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        raise CollectError(f"{what} is no XML") from error


def _message(reply: Reply) -> str:
    try:
        return ElementTree.fromstring(reply.body).findtext(f"{ANSWER}message") or ""
    except ElementTree.ParseError:
        return ""


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
