"""Whether a packed file may be unpacked at all: how large it says it gets, and whether that is true."""

from __future__ import annotations

import io
import zipfile

from yiteng.ledgers.sheets.faults import Fault, Unfit

#: Beyond so many megabytes a file of so many times its own size is no ledger: cells written by
#: spreadsheet programs pack ten to fifty times smaller, never more than some hundred.
BOMB, TIMES = 64, 200
_PIECE = 1 << 20
_SHEETS = "xl/worksheets/"


def may_unpack(content: bytes, megabytes: int) -> None:
    """Look at the parts of a workbook before anything else does. Raises Unfit, BadZipFile.

    megabytes: the largest size unpacked. The parts beside the sheets are read through, so that one
    larger than it says is found here and not in memory; the sheets are read so by `broken.errors`.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(info.file_size for info in archive.infolist())
        if size > BOMB << 20 and size > TIMES * len(content):
            raise Unfit(Fault("bomb", params={"times": size // len(content)}))
        if size > megabytes << 20:
            raise Unfit(Fault("too_large", params={"most": megabytes}))
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")) and not info.filename.startswith(_SHEETS):
                with archive.open(info) as part:
                    while part.read(_PIECE):
                        pass
