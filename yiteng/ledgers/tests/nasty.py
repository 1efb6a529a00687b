"""Workbooks as they come: thirty and more ways to go wrong, each with what must be said of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from yiteng.ledgers.tests import nasty_books
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, xlsx
from yiteng.ledgers.tests.old_excel import container, xls

Bytes = Callable[[], bytes]


@dataclass(frozen=True)
class Nasty:
    """make: the file; name; counts: rows by outcome; faults: (cell, code) in their order.

    raises: code of the refusal where the file is not even kept.
    """

    make: Bytes
    counts: dict[str, int] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()
    name: str = "台账.xlsx"
    raises: str = ""


def row(**changes: object) -> list[object]:
    """The lamp with some cells changed: title, unit, place, due, money."""
    names = ("title", "unit", "place", "due", "money")
    return [changes.get(n, cell) for n, cell in zip(names, LAMP, strict=True)]


def text(rows: list[list[object]], encoding: str, mark: str = ",") -> bytes:
    """A text file."""
    return "\r\n".join(mark.join(map(str, r)) for r in rows).encode(encoding)


def zipped(**parts: bytes) -> bytes:
    """A zip with these members; _ stands for / and dots."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def lying(content: bytes) -> bytes:
    """A workbook whose sheet says in the list of its parts that it is a thousand bytes long."""
    held = bytearray(content)
    place = held.index(b"PK\x01\x02")
    while held[place + 46 :][:23] != b"xl/worksheets/sheet1.xm":
        place = held.index(b"PK\x01\x02", place + 4)
    held[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(held)


def one(**changes: object) -> Bytes:
    """A ledger of one row, with a good one after it."""
    return lambda: xlsx([HEADS, row(**changes), ROAD])


BAD = {"new": 1, "refused": 1}
TWO = {"new": 2}
STACKED = [["2023年民生实事台账"], ["序号", "事项名称", "责任单位", "村居", "完成时限", "资金", None],
           [None, None, None, None, None, "计划投资\n（万元）", "完成投资（万元）"]]  # fmt: skip
BOMB = {
    "[Content_Types].xml": b"<x/>",
    "xl/workbook.xml": b"<x/>",
    "xl/worksheets/sheet1.xml": b"0" * (80 << 20),
}
MACROS = {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"x"}

NASTY: dict[str, Nasty] = {
    "titles and a head of two merged lines": Nasty(
        lambda: xlsx([*STACKED, [1, *LAMP[:4], 12, 3], [2, *ROAD[:4], 80, 0]],
                     merge=("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2")), TWO),
    "a unit merged over several rows": Nasty(
        lambda: xlsx([HEADS, LAMP, [ROAD[0], None, *ROAD[2:]]], merge=("B2:B3",)), TWO),
    "full-width digits": Nasty(one(due="２０２３．６．３０", money="１２．５"), TWO),
    "csv, utf-8 with mark": Nasty(lambda: text([HEADS, LAMP, ROAD], "utf-8-sig"), TWO, name="a.csv"),
    "csv, utf-8": Nasty(lambda: text([HEADS, LAMP, ROAD], "utf-8"), TWO, name="a.csv"),
    "csv, gb18030": Nasty(lambda: text([HEADS, LAMP, ROAD], "gb18030"), TWO, name="a.csv"),
    "csv, utf-16 with tabs": Nasty(lambda: text([HEADS, LAMP, ROAD], "utf-16", "\t"), TWO, name="a.csv"),
    "csv with a quote that never ends": Nasty(
        lambda: text([HEADS, LAMP, ['"装路灯', "水利局"]], "utf-8"), BAD, (("a!D3", "no_due"),), "a.csv"),
    "bytes that are no text": Nasty(lambda: b"\xff\x81\x20\xfe\x81", {}, (("!0", "encoding"),), "a.csv"),
    "nothing in the sheet": Nasty(lambda: xlsx([]), {}, (("!1", "nothing"),)),
    "heads and no row": Nasty(lambda: xlsx([HEADS]), {}, (("Sheet1!2", "nothing"),)),
    "no heads": Nasty(lambda: xlsx([LAMP, ROAD]), {}, (("Sheet1!1", "no_head"),)),
    "several sheets, one without heads": Nasty(
        lambda: xlsx([HEADS, LAMP], [["说明"], ["按季填报"]], [HEADS, ROAD], names=["甲", "说明", "乙"]), TWO),
    "亿元 in the head": Nasty(lambda: xlsx([[*HEADS[:4], "总投资(亿元)"], row(money=1.2)]), {"new": 1}),
    "one unit in the head, another in the cell": Nasty(one(money="1.2亿元"), BAD, (("Sheet1!E2", "two_units"),)),
    "money without any unit": Nasty(
        lambda: xlsx([[*HEADS[:4], "总投资"], row(money=1400)]), {"refused": 1}, (("Sheet1!E2", "no_unit"),)),
    "a number that may be a date": Nasty(one(due=3.15), BAD, (("Sheet1!D2", "which_day"),)),
    "the 30th of February": Nasty(one(due="2023年2月30日"), BAD, (("Sheet1!D2", "no_such_day"),)),
    "month thirteen": Nasty(one(due="2023.13"), BAD, (("Sheet1!D2", "no_such_day"),)),
    "for a long time": Nasty(one(due="长期坚持"), BAD, (("Sheet1!D2", "no_end"),)),
    "a date cell, and the number behind one": Nasty(
        lambda: xlsx([HEADS, row(due=45107), [*ROAD[:3], "2023/9/30 0:00", 80]]), TWO),
    "errors of formulas": Nasty(
        one(title="{=Sheet9!A1}", due="{=A1/0}"), BAD, (("Sheet1!A2", "broken_cell"), ("Sheet1!D2", "broken_cell"))),
    "a text that would be a formula": Nasty(one(title="=cmd|' /C calc'!A0"), TWO),
    "the same row twice": Nasty(
        lambda: xlsx([HEADS, LAMP, ROAD, LAMP]), {"new": 2, "refused": 1}, (("Sheet1!A4", "twice"),)),
    "sums, numbering, headings, notes, heads again": Nasty(
        lambda: xlsx([HEADS, ["1", "2", "3", "4", "5"], ["一、民生工作"] * 5, LAMP, HEADS, ROAD, [],
                      ["合计", None, None, None, 92.5], ["填表说明：按月更新"]], merge=("A3:E3",)),
        {"new": 2, "left_out": 6}),
    "a title as long as a page": Nasty(one(title="长" * 5000), BAD, (("Sheet1!A2", "too_long"),)),
    "figures below zero and beyond reason": Nasty(
        lambda: xlsx([HEADS, row(money="-3"), [*ROAD[:4], "9" * 40]]), {"refused": 2},
        (("Sheet1!E2", "negative"), ("Sheet1!E3", "too_big"))),
    "words where a figure belongs": Nasty(one(money="待核实"), BAD, (("Sheet1!E2", "no_figure"),)),
    "a unit nobody knows, and a court": Nasty(
        lambda: xlsx([HEADS, row(unit="农业局"), [ROAD[0], "试验区人民法院", *ROAD[2:]]]), {"refused": 2},
        (("Sheet1!B2", "unknown_unit"), ("Sheet1!B3", "court"))),
    "a village nobody knows": Nasty(one(place="九十九村"), BAD, (("Sheet1!C2", "unknown_area"),)),
    "no title, no date": Nasty(one(title=None, due="待定"), BAD, (("Sheet1!A2", "no_title"), ("Sheet1!D2", "no_due"))),
    "a number of ours that does not exist": Nasty(
        lambda: xlsx([["编号", *HEADS], ["2023-1-99999", *LAMP]]), {"refused": 1}, (("Sheet1!A2", "unknown_number"),)),
    "an Excel 97 file": Nasty(lambda: xls([HEADS, LAMP, ROAD]), TWO, name="旧.xls"),
    "an Excel 97 file cut in half": Nasty(
        lambda: xls([HEADS, LAMP, ROAD])[:1500], {}, (("!0", "unreadable"),), "旧.xls"),
    "a locked workbook": Nasty(
        lambda: container("EncryptedPackage".encode("utf-16-le")), raises="ledger.locked"),
    "a locked Excel 97 file": Nasty(
        lambda: container(b"x", "EncryptedPackage"), {}, (("!0", "locked"),), "旧.xls"),
    "a workbook cut in half": Nasty(lambda: xlsx([HEADS, LAMP])[:2000], raises="files.content"),
    "a workbook with macros": Nasty(lambda: zipped(**MACROS), raises="files.content"),
    "a zip that only looks like a workbook": Nasty(
        lambda: zipped(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<broken"}), {}, (("!0", "unreadable"),)),
    "a web page named xls": Nasty(
        lambda: b"<html><table><tr><td>1</td></tr></table></html>", raises="files.content", name="旧.xls"),
    "day zero and cells of times": Nasty(
        lambda: xlsx([HEADS, row(due=0), [*ROAD[:3], date(2023, 9, 30).isoformat(), 80]]), BAD,
        (("Sheet1!D2", "which_day"),)),
    "formulas with their values": Nasty(nasty_books.computed, TWO),
    "formulas nobody computed": Nasty(
        nasty_books.uncomputed, BAD, (("Sheet!A2", "bare_formula"), ("Sheet!E2", "bare_formula"))),
    "days counted from 1904": Nasty(nasty_books.from_1904, TWO),
    "a value from another workbook": Nasty(nasty_books.linked, TWO),
    "borders down to row 1 048 576": Nasty(nasty_books.formatted_to_the_end, TWO),
    "a hidden sheet, a hidden row, a hidden column": Nasty(nasty_books.hidden_parts, TWO),
    "protection, comments, filters, drop-downs": Nasty(nasty_books.dressed, TWO),
    "something in column 16 384": Nasty(nasty_books.far_away, TWO),
    "a bomb": Nasty(nasty_books.bomb, raises="files.content"),
    "a description that grows without end": Nasty(nasty_books.entities, {}, (("!0", "unreadable"),)),
    "two columns of one name: the first counts": Nasty(
        lambda: xlsx([[*HEADS, "完成时限"], [*LAMP, "长期"], [*ROAD, "长期"]]), TWO),
    "heads of two lines, merged across and down": Nasty(
        lambda: xlsx([["事项", "责任", None, "完成时限"], [None, "责任单位", "村居", None], LAMP[:4], ROAD[:4]],
                     merge=("A1:A2", "B1:C1", "D1:D2")), TWO),
    "heads far down": Nasty(
        lambda: xlsx([*[["说明"]] * 40, HEADS, LAMP]), {}, (("Sheet1!1", "no_head"),)),
    "blanks of no width in heads and names": Nasty(
        lambda: xlsx([["事项\u200b名称", " 责任\xa0单位", *HEADS[2:]], [LAMP[0], "农业\u3000农村局\u200b", *LAMP[2:]]]),
        {"new": 1}),
    "rows longer and shorter than the heads": Nasty(
        lambda: text([HEADS, [*LAMP, "多", "余"], ROAD[:4]], "utf-8"), TWO, name="a.csv"),
    "csv with semicolons": Nasty(lambda: text([HEADS, LAMP, ROAD], "utf-8", ";"), TWO, name="a.csv"),
    "csv, gb18030, with a sign of four bytes": Nasty(
        lambda: text([HEADS, row(title="𠮷家庄装灯"), ROAD], "gb18030"), TWO, name="a.csv"),
    "csv, utf-16 without a mark": Nasty(
        lambda: text([HEADS, LAMP], "utf-16-le"), raises="ledger.utf16", name="a.csv"),
    "csv, utf-16, the other way round, without a mark": Nasty(
        lambda: text([HEADS, LAMP], "utf-16-be"), raises="ledger.utf16", name="a.csv"),
    "csv, utf-16, cut within a character": Nasty(
        lambda: text([HEADS, LAMP], "utf-16")[:-1], {}, (("!0", "utf16"),), "a.csv"),
    "a bomb of a workbook": Nasty(lambda: zipped(**BOMB), {}, (("!0", "bomb"),)),
    "a workbook whose parts are larger than they say": Nasty(
        lambda: lying(xlsx([HEADS, *[[f"事{n}", *LAMP[1:]] for n in range(400)]])), {}, (("!0", "unreadable"),)),
    "a file of no bytes": Nasty(lambda: b"", raises="files.empty", name="a.csv"),
    "an OpenDocument sheet named xlsx": Nasty(
        lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), raises="files.content"),
    "a letter named xlsx": Nasty(
        lambda: zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), raises="files.content"),
    "dates as people write them": Nasty(
        lambda: xlsx([HEADS, *[[f"事{n}", *LAMP[1:3], due, 1] for n, due in enumerate(
            ["2023.3.15", "3月底", "２０２３年６月", "6月上旬", "第三季度", "年底前", "2023/9/30 18:00", 20230815])]]),
        {"new": 8}),
    "dates nobody can know": Nasty(
        lambda: xlsx([HEADS, *[[f"事{n}", *LAMP[1:3], due, 1] for n, due in enumerate(
            ["尽快", "2023.2.30", "3/15", "20231301", True])]]), {"refused": 5},
        (("Sheet1!D2", "no_day"), ("Sheet1!D3", "no_such_day"), ("Sheet1!D4", "which_day"),
         ("Sheet1!D5", "no_such_day"), ("Sheet1!D6", "no_day"))),
    "figures as people write them": Nasty(
        lambda: xlsx([HEADS, *[[f"事{n}", *LAMP[1:4], money] for n, money in enumerate(
            ["１，２００", "约80", "1.5", 0, "近百"])]]), {"new": 5}),
    "sums within and below, in other words": Nasty(
        lambda: xlsx([HEADS, LAMP, ["小计", None, None, None, 12.5], ROAD, ["总 计", None, None, None, 92.5],
                      ["单位负责人：", None, "填表人："]]), {"new": 2, "left_out": 3}),
    "supporting units, one unknown, and one that leads": Nasty(
        lambda: xlsx([[*HEADS, "配合单位"], [*LAMP, "水利局、农机局（供种）"], [*ROAD, "水利局；农业农村局"]]),
        {"refused": 2}, (("Sheet1!F2", "unknown_support"), ("Sheet1!F3", "lead_supports"))),
    "codes of places, one of none": Nasty(
        lambda: xlsx([HEADS, row(place="370399000999"), ROAD]), BAD, (("Sheet1!C2", "unknown_code"),)),
    "a sheet with a name as long as it may be": Nasty(
        lambda: xlsx([HEADS, row(due="3.15")], names=["二〇二三年度全区民生实事项目台账（第一批）上报稿终版"]),
        {"refused": 1}, (("二〇二三年度全区民生实事项目台账（第一批）上报稿终版!D2", "which_day"),)),
}  # fmt: skip
