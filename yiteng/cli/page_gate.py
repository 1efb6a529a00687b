"""docs/gate.md: the four tests, each rule with its sentence and origin, and what they apply to."""

from __future__ import annotations

from django.utils.translation import gettext

from yiteng.cli.markdown import table
from yiteng.rules.gate.registry import TESTS, VERSION
from yiteng.rules.gate.rule import Test
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.limits import LIMITS

_SEVERITY = {"red": "■ 须改 red", "amber": "▲ 提示 amber"}


def gate() -> str:
    """The whole page."""
    head = (
        "# 会前审核 The gate\n\n"
        "Four tests (`yiteng/rules/gate/`), one file a test, one small function a rule. Red blocks,\n"
        f"amber warns; all reasons at once. Rule set {VERSION}. People decide: the opinion cannot leave\n"
        "out what the tests found, the leader may decide against it in words. A fixed verdict keeps the\n"
        "version of the rule set and the limits it was judged by. Vague words are hinted at to the\n"
        "drafter alone (`hints`); text in quotation marks is skipped.\n"
    )
    scope = table(
        ["会议类型 type", "code", "四不开 tested", "为什么 why"],
        [
            [
                gettext(t.title),
                f"`{t.code}`",
                "适用 yes" if t.tested else "不适用 no",
                gettext(t.why),
            ]
            for t in TYPES
        ],
    )
    tests = [_test(test) for test in TESTS]
    return "\n".join([head, "## 适用范围 Scope\n", scope, *tests, _limits()])


def _limits() -> str:
    """Every limit a district may set, also those other rooms use."""
    rows = [
        [
            gettext(one.title),
            f"`{one.code}`",
            f"{one.default} {gettext(one.unit)}",
            f"{one.lowest}–{one.highest}",
            gettext(one.does),
            gettext(one.source),
        ]
        for one in LIMITS
    ]
    names = [
        "限值 limit",
        "code",
        "默认 default",
        "范围 bounds",
        "作用 what it does",
        "来源 source",
    ]
    intro = (
        "A district sets its own under “限值设置”, with a reason; the trail keeps every change.\n\n"
    )
    return "## 限值 Limits\n\n" + intro + table(names, rows)


def _test(test: Test) -> str:
    rows = [
        [f"`{r.code}`", _SEVERITY[r.severity], gettext(r.sentence), gettext(r.origin)]
        for r in test.rules
    ]
    title = f"## {gettext(test.title)} {test.title}\n\n{gettext(test.question)}\n\n"
    return title + table(["规则 rule", "程度 severity", "说法 sentence", "来源 origin"], rows)
