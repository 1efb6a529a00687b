"""Canonical bytes of an event and the hashes over them.

Source: RFC 6962 section 2.1 (leaf and node prefixes), standards.md section 10.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from uuid import UUID

VERSION = 1
#: What the first event of a chain names as its predecessor.
START = "0" * 64


def canonical(fields: Mapping[str, object]) -> str:
    """JSON with sorted keys and no spaces; moments with offset, Decimals as strings.

    Raises TypeError for a value without a canonical form, ValueError for a naive moment, NaN,
    or text that is not Unicode.

    >>> canonical({"b": Decimal("1.50"), "a": "瓜"})
    '{"a":"瓜","b":"1.50"}'
    """
    text = _ENCODER.encode(fields)
    text.encode()
    return text


def leaf(data: str) -> str:
    """Leaf hash of canonical text, hexadecimal: SHA-256 of 00 and its UTF-8 bytes."""
    return hashlib.sha256(b"\x00" + data.encode()).hexdigest()


def chained(previous: str, leaf_hash: str) -> str:
    """Hash of an event, hexadecimal: SHA-256 of its predecessor's hash and its leaf hash."""
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(leaf_hash)).hexdigest()


def digest(salt: str, value: str) -> str:
    """Salted digest of a personal value, hexadecimal; salt: 16 random bytes, hexadecimal."""
    return hashlib.sha256(bytes.fromhex(salt) + value.encode()).hexdigest()


def moment(value: datetime) -> str:
    """An aware moment as ISO text with its offset. Raises ValueError for a naive one."""
    if value.utcoffset() is None:
        raise ValueError("the trail takes aware moments only")
    return value.isoformat()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")


_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
)
