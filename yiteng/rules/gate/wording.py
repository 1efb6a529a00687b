"""Words a rule or a hint looks for; what stands in quotation marks is another's and is skipped."""

from __future__ import annotations

import re
from functools import lru_cache

#: A goal or decision that begins with one of these names an activity, not an outcome.
ACTIVITIES = (
    "召开", "举办", "举行", "开展", "组织", "传达", "学习", "贯彻", "部署", "安排", "动员", "研究",
    "讨论", "座谈", "交流", "听取", "汇报", "总结", "回顾", "宣传", "印发", "转发", "下发", "通报",
    "督促", "检查", "调度", "hold", "discuss", "study", "convey", "deploy", "mobilise",
)  # fmt: skip
#: An item that does no more than this decides nothing.
INFORMS = ("传达", "学习", "听取", "汇报", "动员", "交流", "convey", "study", "listen")
#: Words that say how, where a figure and a day would say what.
VAGUE = (
    "进一步", "大力", "切实", "扎实推进", "扎实", "不断", "持续", "深入", "着力", "积极", "努力",
    "有效", "有力", "加大力度", "狠抓", "高度重视", "提高认识", "提高站位", "压实责任", "统筹推进",
    "稳步", "充分", "尽快", "适时", "相关部门", "有关单位", "further", "vigorously", "effectively",
    "as soon as possible",
)  # fmt: skip
_ADVERBS = (
    "认真", "及时", "全面", "深入", "进一步", "扎实", "切实", "积极", "大力", "持续", "抓好", "做好",
)  # fmt: skip
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|《[^》]*》|\"[^\"]*\"")
_CLAUSES = re.compile(r"[，,；;。、：:\n]|并|和")


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks or title marks.

    >>> unquoted("学习《进一步减负的规定》")
    '学习'
    """
    return _QUOTED.sub("", text)


def only(text: str, words: tuple[str, ...]) -> bool:
    """Whether every clause of a text begins with one of the words, adverbs before them aside.

    >>> only("召开大会，认真学习文件", ACTIVITIES), only("召开大会，新增冷库6座", ACTIVITIES)
    (True, False)
    """
    clauses = [_bare(one) for one in _CLAUSES.split(unquoted(text))]
    said = [one for one in clauses if one]
    return bool(said) and all(_begins(one, words) for one in said)


def vague(text: str) -> tuple[str, ...]:
    """The vague words in a text, each once, in their order; longer ones hide those within.

    >>> vague("进一步扎实推进“切实减负”")
    ('进一步', '扎实推进')
    """
    found: list[tuple[int, str]] = []
    rest = unquoted(text).lower()
    for word in sorted(VAGUE, key=len, reverse=True):
        at = rest.find(word)
        if at >= 0:
            found.append((at, word))
            rest = rest.replace(word, "□" * len(word))
    return tuple(word for _at, word in sorted(found))


def _begins(clause: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words begins it as a verb: before 的 it only describes what follows."""
    for word in words:
        if clause.startswith(word):
            return not clause.removeprefix(word).startswith("的")
    return False


def alike(one: str, other: str) -> float:
    """How much two texts share of their pairs of characters, 0 to 1 (Dice).

    >>> alike("按产量布点建冷库", "按产量布点建冷库"), alike("建冷库", "修路灯")
    (1.0, 0.0)
    """
    first, second = _pairs(one), _pairs(other)
    if first.isdisjoint(second):
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    plain = re.sub(r"\W", "", text.lower())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _bare(clause: str) -> str:
    text = clause.strip().lower()
    while True:
        for word in _ADVERBS:
            if text.startswith(word):
                text = text.removeprefix(word).strip()
                break
        else:
            return text
