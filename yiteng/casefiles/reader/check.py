"""核对案卷是否被改动过 · Check whether this case file was changed.

用法 usage:  python3 check.py [案卷.zip 或文件夹] [--fingerprint 指纹]
只用 Python 标准库，不联网。Standard library only, no network.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import Any


def read(place: Path) -> dict[str, bytes]:
    """Every member of the file, from the ZIP or from the folder it was unpacked to."""
    if place.is_file():
        with zipfile.ZipFile(place) as archive:
            return {n: archive.read(n) for n in archive.namelist() if not n.endswith("/")}
    found = (path for path in place.rglob("*") if path.is_file())
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in found
        if "__pycache__" not in path.parts
    }


def sha(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def files(members: dict[str, bytes], manifest: dict[str, Any]) -> list[str]:
    """Members that are missing, changed, or not listed."""
    listed = manifest["files"]
    wrong = []
    for name, digest in listed.items():
        if name not in members:
            wrong.append(f"缺少文件 missing: {name}")
        elif sha(members[name]) != digest:
            wrong.append(f"文件被改动 changed: {name}")
    extra = sorted(set(members) - set(listed) - {"manifest.json"})
    return wrong + [f"多出文件 not listed: {name}" for name in extra]


def root(leaf: str, number: int, size: int, way: list[str]) -> str:
    """The root that an event's leaf and its way lead to (RFC 6962, 2.1.1)."""
    node, place, last = bytes.fromhex(leaf), number - 1, size - 1
    steps = iter(way)
    while last:
        if place % 2 or place < last:
            other = bytes.fromhex(next(steps))
            pair = other + node if place % 2 else node + other
            node = hashlib.sha256(b"\x01" + pair).digest()
        place, last = place // 2, last // 2
    return node.hex() if next(steps, None) is None else ""


def event(one: dict[str, Any]) -> bool:
    """Whether an event's text fits its own hashes and the numbers beside them."""
    leaf = sha(b"\x00" + one["data"].encode())
    chained = sha(bytes.fromhex(one["previous"]) + bytes.fromhex(leaf))
    said = json.loads(one["data"])
    same = [said["number"], said["subject"], said["action"], said["post"][1], said["said_at"]]
    shown = [one["number"], one["subject"], one["action"], one["post"], one["said_at"]]
    when = said["recorded_at"] == one["recorded_at"]
    return bool((leaf, chained) == (one["leaf"], one["hash"]) and same == shown and when)


def stands(one: dict[str, Any], tree: dict[str, Any], ways: dict[str, list[str]]) -> bool:
    """Whether an event stands in a tree of that size and root."""
    way = ways.get(str(one["number"]))
    if way is None:
        return False
    try:
        return bool(root(one["leaf"], one["number"], tree["size"], way) == tree["root"])
    except (StopIteration, ValueError):
        return False


def events(found: list[dict[str, Any]], manifest: dict[str, Any], proofs: Any) -> list[str]:
    """Events that are missing, changed, or do not stand in the chain."""
    wrong = []
    numbers = [one["number"] for one in found]
    for number in sorted(set(manifest["events"]) - set(numbers)):
        wrong.append(f"第{number}号事件被移除 event removed: {number}")
    if not wrong and numbers != manifest["events"]:
        wrong.append("事件清单不符 the list of events does not fit")
    held = {one["number"]: one["hash"] for one in found}
    trees = [("chain", manifest["chain"])]
    if manifest["checkpoint"]:
        trees.append(("checkpoint", manifest["checkpoint"]))
    submitted = manifest["submission"]["event"]
    for one in found:
        number = one["number"]
        before = held.get(number - 1, one["previous"])
        known = bool(submitted) and number <= submitted
        fits = event(one) and before == one["previous"] and known == one["known_at_submission"]
        proven = all(
            stands(one, tree, proofs[name]) for name, tree in trees if number <= tree["size"]
        )
        if not (fits and proven):
            wrong.append(f"第{number}号事件不符 event does not fit: {number}")
    return wrong


def check(place: Path, fingerprint: str = "") -> list[str]:
    """Everything that is wrong with a case file; empty where nothing was changed."""
    try:
        members = read(place)
        manifest = json.loads(members["manifest.json"])
        wrong = files(members, manifest)
        if fingerprint and sha(members["manifest.json"]) != fingerprint.lower():
            wrong.append("清单指纹不符 the manifest is not the one that was exported")
        found = json.loads(members["events.json"])
        return wrong + events(found, manifest, json.loads(members["proofs.json"]))
    except (OSError, KeyError, TypeError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        return [f"案卷无法读取 cannot be read: {error!r}"]


def main(words: list[str]) -> int:
    """Say in both languages whether anything was changed; 0: nothing, 1: something."""
    fingerprint = ""
    if "--fingerprint" in words:
        at = words.index("--fingerprint")
        fingerprint = words[at + 1] if at + 1 < len(words) else "?"
        words = words[:at] + words[at + 2 :]
    place = Path(words[0]) if words else Path(__file__).resolve().parent
    wrong = check(place, fingerprint)
    for line in wrong:
        print(f"✗ {line}")
    if wrong:
        print("案卷已被改动，不能采信。This case file was changed; do not rely on it.")
        return 1
    manifest = read(place)["manifest.json"]
    count = len(json.loads(manifest)["events"])
    print(f"✓ 未发现改动：{count} 个事件全部相符。Nothing was changed: {count} events fit.")
    print(f"清单指纹 fingerprint: {sha(manifest)}")
    if not fingerprint:
        print("请与系统案卷页面上的指纹比对。Compare it with the one on the page of the case file.")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    raise SystemExit(main(sys.argv[1:]))
