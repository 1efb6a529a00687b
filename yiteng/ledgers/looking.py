"""A first look at a file handed in: what could never be read is not even kept."""

from __future__ import annotations

from typing import Any

from yiteng.ledgers.sheets.opening import OLE
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

_LOCKED = Refusal("ledger.locked", N_("The file is protected by a password, or is an old Excel file "
                  "named xlsx. Save it as xlsx without a password."), field="file")  # fmt: skip
_UTF16 = Refusal("ledger.utf16", N_("The text file is in UTF-16 without the mark that says so, so that "
                 "its characters cannot be told. Save it as “CSV UTF-8” or as xlsx."), field="file")  # fmt: skip


def look(upload: Any) -> None:
    """Raises Refused for a locked workbook, and for text whose characters cannot be told."""
    if str(upload.name).lower().endswith(".xlsx") and _begins(upload, OLE):
        raise Refused([_LOCKED])
    if _utf16_unsaid(upload):
        raise Refused([_UTF16])


def _utf16_unsaid(upload: Any) -> bool:
    """A text file half of whose signs are written with a byte of nothing, and no mark before them."""
    if not str(upload.name).lower().endswith((".csv", ".txt")):
        return False
    upload.seek(0)
    begin: bytes = upload.read(4096)
    upload.seek(0)
    few, many = sorted((begin[0::2].count(0), begin[1::2].count(0)))
    marked = begin.startswith((b"\xff\xfe", b"\xfe\xff", b"PK", OLE))
    return not marked and many > 2 * few


def _begins(upload: Any, mark: bytes) -> bool:
    upload.seek(0)
    found: bool = upload.read(len(mark)) == mark
    upload.seek(0)
    return found
