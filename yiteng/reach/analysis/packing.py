"""How arrays and problems travel in a certificate: packed whole numbers, and one fingerprint of all."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FORMAT = "yiteng-siting-2"


def packed(values: ArrayLike) -> str:
    """Whole numbers as text."""
    data = np.ascontiguousarray(values, np.int64).tobytes()
    return base64.b64encode(zlib.compress(data, 1)).decode()


def unpacked(text: str) -> NDArray[np.int64]:
    """The whole numbers of a text. Raises ValueError or zlib.error for one that is none."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text, validate=True)), np.int64).copy()


def packed_floats(values: ArrayLike) -> str:
    """Floats, bit by bit, as text."""
    return packed(np.ascontiguousarray(values, np.float64).view(np.int64))


def unpacked_floats(text: str) -> NDArray[np.float64]:
    """The floats of a text."""
    return unpacked(text).view(np.float64)


def fingerprint(certificate: dict[str, Any]) -> str:
    """SHA-256 of everything a certificate says, but for the fingerprint itself."""
    said = {key: value for key, value in certificate.items() if key != "fingerprint"}
    return hashlib.sha256(saved(said).encode()).hexdigest()


def sealed(certificate: dict[str, Any]) -> dict[str, Any]:
    """The certificate with its fingerprint."""
    return {**certificate, "fingerprint": fingerprint(certificate)}


def saved(certificate: dict[str, Any]) -> str:
    """The certificate as JSON, the same text for the same certificate."""
    return json.dumps(certificate, sort_keys=True, separators=(",", ":"))
