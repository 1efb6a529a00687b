"""The archive of a copy: a gzipped tar whose last member is the manifest of all the others.

Reading trusts no name: a member lands only where its kind may lie, and only once its hash is that
of the manifest.
"""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from yiteng.keeping import manifest
from yiteng.keeping.manifest import Manifest

_PIECE = 1 << 20
_ALLOWED = re.compile(
    r"databases/(default|public)(\.sqlite3|/[a-z0-9_]+\.copy)"
    r"|files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]{1,8}"
    r"|checkpoints/chain-\d+\.txt|keys/secret\.key|demo-logins\.json"
)


class NoCopy(Exception):
    """The file is no copy of ours, or not as it was written. args[0]: what is wrong with what."""


class Writer:
    """Adds members one by one and notes their hashes; `close` writes the manifest."""

    def __init__(self, tar: tarfile.TarFile, said: Manifest) -> None:
        self._tar, self.manifest = tar, said

    def add(self, name: str, path: Path) -> None:
        """Add a file as it is now; one that grows meanwhile is cut at today's size."""
        size = path.stat().st_size
        with path.open("rb") as handle:
            hashed = _Hashing(handle)
            self._put(name, size, hashed)
        self.manifest.members[name] = [size, hashed.digest.hexdigest()]

    def close(self) -> None:
        """Write the manifest; nothing may follow."""
        text = self.manifest.text()
        self._put(manifest.NAME, len(text), io.BytesIO(text))

    def _put(self, name: str, size: int, handle: IO[bytes] | _Hashing) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        self._tar.addfile(info, handle)


class _Hashing:
    """A file that is hashed as it is read."""

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle, self.digest = handle, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._handle.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def writing(path: Path, said: Manifest) -> Iterator[Writer]:
    """A new archive; it has its name only once it is whole. Raises OSError."""
    part = path.with_name(f"{path.name}.part")
    part.touch(mode=0o600)
    try:
        with tarfile.open(part, "w:gz", compresslevel=1) as tar:
            writer = Writer(tar, said)
            yield writer
            writer.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def unpack(path: Path, folder: Path) -> Manifest:
    """Write every member below ``folder`` and compare it with the manifest.

    Raises NoCopy: no archive, cut off, a member missing, added, changed, or with a name that no
    copy has. What was written by then is the caller's to remove.
    """
    seen: dict[str, list[object]] = {}
    said: Manifest | None = None
    try:
        with tarfile.open(path, "r|gz") as tar:
            for member in tar:
                said = _take(tar, member, folder, seen)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise NoCopy(str(error)) from error
    if said is None:
        raise NoCopy(manifest.NAME)
    _compare(said, seen)
    return said


def _take(
    tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, seen: dict[str, list[object]]
) -> Manifest | None:
    source = tar.extractfile(member) if member.isreg() else None
    if source is None:
        raise NoCopy(member.name)
    if member.name == manifest.NAME:
        return manifest.parse(source.read())
    if not _ALLOWED.fullmatch(member.name) or member.name in seen:
        raise NoCopy(member.name)
    seen[member.name] = _write(source, folder / member.name)
    return None


def _write(source: IO[bytes], target: Path) -> list[object]:
    """Write a member; returns its bytes and hash."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as handle:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += handle.write(piece)
    target.chmod(0o600)
    return [size, digest.hexdigest()]


def _compare(said: Manifest, seen: dict[str, list[object]]) -> None:
    for name in sorted({*said.members, *seen}):
        if said.members.get(name) != seen.get(name):
            raise NoCopy(name)
