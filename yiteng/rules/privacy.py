"""Who said it is a role, not a private name: marks of a private person in what is written.

Source: reference of the issue (a finding names a role); personal information law art. 6 (only what
is needed). Obvious marks only: what is doubtful passes, a reader decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)")
#: The commonest surnames that are no common first character of a role.
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱胡郭何罗郑梁谢宋唐许邓韩冯曹彭曾肖袁董潘蒋蔡余杜叶魏苏吕丁沈姚卢姜崔钟谭陆汪范廖邹熊孟秦阎薛侯段郝孔邵毛邱龚尹"
#: A word that ends so is a role or a body, not a name.
_ROLES = "员户民长师主工人商贩农表书管委局会社所站厂店办院校生家者方队组村镇区县市司园场部室党团庄居客友手"
#: After a surname these make a person known.
_ADDRESS = ("先生", "女士", "老师", "师傅", "大爷", "大妈", "大叔", "阿姨", "书记", "主任", "经理",
            "总", "局长", "镇长", "县长", "区长", "村长", "院长", "站长", "所长", "科长", "处长",
            "医生", "大夫", "老板", "某", "某某")  # fmt: skip
#: Roles that begin like a surname.
_OTHERWISE = frozenset({"董事", "董秘", "黄牛"})
_BETWEEN = re.compile(r"[、，,；;/（）()\s“”\"：:·]+")


def numbers(text: str) -> bool:
    """Whether a phone or identity number stands in a text.

    >>> numbers("电话 13812345678"), numbers("投资 1381234567 元")
    (True, False)
    """
    return any(one.search(text) for one in (_MOBILE, _IDENTITY, _LANDLINE))


def names(speaker: str) -> list[str]:
    """The words of a speaker that are the names of persons, not roles.

    >>> names("种植户、王建国"), names("李书记"), names("水泵企业负责人")
    (['王建国'], ['李书记'], [])
    """
    return [word for word in _BETWEEN.split(speaker) if word and _is_name(word)]


def _is_name(word: str) -> bool:
    if word[0] not in _SURNAMES or word in _OTHERWISE or word[1:2] == "家":
        return False
    if word[1:] in _ADDRESS:
        return True
    return (
        2 <= len(word) <= 3
        and word[-1] not in _ROLES
        and all("\u4e00" <= c <= "\u9fff" for c in word)
    )


def speaker(said_by: str, field: str = "said_by") -> Iterator[Refusal]:
    """Why a speaker cannot be written so; nothing where it is a role."""
    if numbers(said_by):
        yield Refusal("privacy.number", N_(
            "A phone or identity number stands here. Take it out: it is not needed."), field=field)  # fmt: skip
    for name in names(said_by):
        yield Refusal("privacy.name", N_(
            "“{name}” looks like a person's name. Write a role instead, such as “fruit grower”."),
            {"name": name}, field=field)  # fmt: skip


def statement(text: str, field: str = "statement") -> Iterator[Refusal]:
    """Why a text cannot be kept so: numbers by which a person is known."""
    if numbers(text):
        yield Refusal("privacy.number", N_(
            "A phone or identity number stands here. Take it out: it is not needed."), field=field)  # fmt: skip
