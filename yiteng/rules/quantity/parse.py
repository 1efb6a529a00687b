"""Reading figures as people write them: 11亿元, 近百家, 200余人, 20多万元, 一天半."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from yiteng.rules.quantity.numerals import chinese_number, scale_of
from yiteng.rules.quantity.units import unit_code
from yiteng.rules.quantity.value import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

#: Ways to say it → the word kept.
_WORDS: dict[str, str] = {
    **dict.fromkeys(("近", "将近", "接近"), "近"),
    **dict.fromkeys(("约", "大约", "大概", "左右", "上下"), "约"),
    **dict.fromkeys(("达", "达到", "已达"), "达"),
    **dict.fromkeys(("超", "超过", "逾", "突破"), "超"),
    **dict.fromkeys(("以上", "至少", "不少于", "不低于"), "以上"),
    **dict.fromkeys(("内", "以内", "之内", "至多", "不超过"), "内"),
    **dict.fromkeys(("前", "之前", "以前"), "前"),
    **dict.fromkeys(("有望", "有望达到", "有望增加"), "有望"),
    **dict.fromkeys(("多", "几"), "多"),
    "余": "余",
    "等": "等",
}
_BEFORE = (
    "有望达到 有望增加 有望 将近 接近 近 大约 大概 约 达到 已达 达 超过 超 逾 突破 至少 不少于"
)
_BEFORE += " 不低于 至多 不超过 等"
_AFTER = "以上 以内 之内 内 左右 上下 之前 以前 前 等 多 余"
_FIGURE = re.compile(
    rf"""
    (?P<before>(?:{"|".join(_BEFORE.split())})*)
    (?: (?P<several>[几数])(?=[十百千万亿]|[^\d十百千万亿])
      | (?P<digits>-?\d+(?:,\d{{3}})*(?:\.\d+)?) | (?P<half>半)
      | (?P<chinese>[零〇一二两三四五六七八九十百千万亿]+) )
    (?P<mid>[余多几])? (?P<scale>[十百千万亿]*) (?P<mid2>[余多])?
    (?P<counter>个)? (?P<half2>半)? (?P<mid3>[余多])?
    (?P<unit>[^\d\s半]*?) (?P<half3>半)?
    (?P<after>{"|".join(_AFTER.split())})?
    """,
    re.VERBOSE,
)


class NotAQuantity(Refused):
    """Raised for a text that is no figure; ``refusals`` says so in a sentence for the form."""


def parse(
    text: str,
    *,
    unit: str = "",
    as_of: date | None = None,
    status: str = "actual",
    source: str = "",
    field: str = "",
) -> Quantity:
    """Read a figure with its word and unit from Chinese (or plain) writing.

    unit: unit code used where the text names none (a form field knows its unit).
    as_of, status, source: kept with it; 有望 makes the status ``expected``.
    field: form field named in the refusal. 几百 is read as more than 200, and so on.
    Raises NotAQuantity. Source of the forms: domain.md D (money) and the two reports.

    >>> q = parse("20多万元")
    >>> q.value, q.word, q.unit
    (Decimal('200000'), '多', 'CNY')
    >>> parse("一天半").value, parse("近百家").value
    (Decimal('1.5'), Decimal('100'))
    """
    found = _FIGURE.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    value = _value(found) if found else None
    if found is None or value is None:
        raise NotAQuantity([_unreadable(text, field)])
    code = unit_code(found["unit"] or found["counter"] or "") or unit
    word, expected = _word(found)
    return Quantity(
        value / 100 if code == "ratio" else value,
        code,
        word,
        as_of,
        "expected" if expected else status,
        source,
    )


def _value(found: re.Match[str]) -> Decimal | None:
    scale = scale_of(found["scale"])
    half = Decimal("0.5") if found["half2"] or found["half3"] else Decimal(0)
    if found["several"]:
        return 2 * scale
    if found["half"]:
        return Decimal("0.5") * scale
    if found["digits"]:
        return (Decimal(found["digits"].replace(",", "")) + half) * scale
    if found["chinese"][0] in "百千万亿" and not _word(found)[0]:
        return None  # 万元 alone lacks its number; 近百家 and 千余人 do not
    try:
        return (chinese_number(found["chinese"]) + half) * scale
    except ValueError:
        return None


def _word(found: re.Match[str]) -> tuple[str, bool]:
    """The word kept and whether it makes the figure an expected one: 达 and 有望 give way."""
    if found["several"]:
        first = found["scale"][:1] if len(found["scale"]) == 1 and found["scale"] != "亿" else ""
        return ("几" + first if first or not found["scale"] else "超"), False
    before = re.findall("|".join(_BEFORE.split()), found["before"])
    said = [*before, found["mid"], found["mid2"], found["mid3"], found["after"]]
    words = [_WORDS[w] for w in said if w]
    firm = [w for w in words if w not in {"达", "有望"}]
    return ((firm or words or [""])[0], "有望" in words)


def _unreadable(text: str, field: str) -> Refusal:
    return Refusal(
        "quantity.unreadable",
        N_("“{text}” is not a figure. Write a number and its unit, such as 1400万元 or 200余人."),
        {"text": text},
        field=field,
    )
