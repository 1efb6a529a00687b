"""Results of designation as a signed file: written by one installation, checked by another.

Ed25519: the key is drawn from the installation's own secret, so that nothing more has to be
kept; the public half is told to the other side once, by another way (docs/designation.md).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

VERSION, MOST_BYTES = 1, 5_000_000
_MARK = b"yiteng-designation-results\n"
#: The only fields of a result that travel.
FIELDS = (
    "road", "employees", "residents", "capacity", "reviewed_on", "review_number", "agreed_on",
    "agreement_number", "agreement_from", "agreement_until", "published_on", "commissioned_on",
    "opened_on", "in_force_on", "assessed_on", "suspended_on", "ended_on", "invented",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose signature is right: who made it, as of when, its rows, its hash; of which county."""

    maker: str
    as_of: date
    rows: Sequence[Mapping[str, Any]]
    sha256: str
    county: str = ""


def public_key() -> str:
    """The public half of this installation's key, 64 hexadecimal figures."""
    return _private().public_key().public_bytes_raw().hex()


def make(maker: str, as_of: date, rows: Sequence[Mapping[str, Any]], *, county: str = "") -> bytes:
    """A signed file: the signature, the public key, and canonical JSON, a line each.

    county: the official code of the county the results are about, empty where none is known.
    """
    body = json.dumps(
        {"v": VERSION, "maker": maker, "county": county, "as_of": as_of.isoformat(),
         "results": list(rows)},
        sort_keys=True, ensure_ascii=False, separators=(",", ":"),
    ).encode()  # fmt: skip
    return (
        _private().sign(_MARK + body).hex().encode() + b"\n" + public_key().encode() + b"\n" + body
    )


def key_of(package: bytes) -> str:
    """The public key a file says it was signed with; empty where it says none."""
    parts = package.split(b"\n", 2)
    return parts[1].decode("ascii", "replace") if len(parts) == 3 else ""


def open_file(package: bytes, key: str) -> Opened:
    """What a file says, where it was signed with the key. Raises Refused, whole or not at all."""
    if len(package) > MOST_BYTES:
        raise Refused([_unreadable()])
    parts = package.split(b"\n", 2)
    if len(parts) != 3:
        raise Refused([_unreadable()])
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(parts[0].decode("ascii")), _MARK + parts[2])
    except (InvalidSignature, ValueError, UnicodeDecodeError) as error:
        raise Refused([_forged()]) from error
    return _read(parts[2], package)


def _read(body: bytes, package: bytes) -> Opened:
    try:
        data = json.loads(body)
        if data["v"] != VERSION:
            raise ValueError(data["v"])
        rows = [_row(one) for one in data["results"]]
        return Opened(str(data["maker"]), date.fromisoformat(data["as_of"]), rows,
                      sha256(package).hexdigest(), str(data.get("county") or ""))  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise Refused([_unreadable()]) from error


def _row(data: Mapping[str, Any]) -> dict[str, Any]:
    """Only the fields that are known; whatever else a file holds is not taken."""
    fields = {name: data["fields"].get(name) for name in FIELDS}
    return {
        "number": int(data["number"]), "facility": str(data["facility"])[:100],
        "area": str(data["area"])[:100], "kind": str(data["kind"])[:20],
        "status": str(data["status"])[:20], "fields": fields,
    }  # fmt: skip


def _private() -> Ed25519PrivateKey:
    seed = sha256(f"yiteng designation results {settings.SECRET_KEY}".encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def _forged() -> Refusal:
    return Refusal("results.signature", N_(
        "The signature does not fit: the file was changed, or comes from an installation whose "
        "key is not entered here."), field="package")  # fmt: skip


def _unreadable() -> Refusal:
    return Refusal("results.unreadable", N_("This is no file of designation results."),
                   field="package")  # fmt: skip
