"""docs/gate.md: the four tests, each rule with its sentence and origin, and what they apply to."""

from __future__ import annotations

from django.utils.translation import gettext

from yiteng.cli.markdown import table
from yiteng.rules.gate.registry import TESTS, VERSION
from yiteng.rules.gate.rule import Test
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.gate.thresholds import DEFAULT

_SEVERITY = {"red": "■ 须改 red", "amber": "▲ 提示 amber"}


def gate() -> str:
    """The whole page."""
    head = (
        "# 会前审核 The gate\n\n"
        "Four tests (`yiteng/rules/gate/`), one file a test, one small function a rule. Red blocks,\n"
        f"amber warns; all reasons at once. Rule set {VERSION}; thresholds: "
        f"{DEFAULT.independent} independent sources a problem, {DEFAULT.places} places,\n"
        f"{DEFAULT.half_day} minutes in half a day. People decide: the opinion cannot leave out what\n"
        "the tests found, the leader may decide against it in words.\n"
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
    return "\n".join([head, "## 适用范围 Scope\n", scope, *(_test(test) for test in TESTS)])


def _test(test: Test) -> str:
    rows = [
        [f"`{r.code}`", _SEVERITY[r.severity], gettext(r.sentence), gettext(r.origin)]
        for r in test.rules
    ]
    title = f"## {gettext(test.title)} {test.title}\n\n{gettext(test.question)}\n\n"
    return title + table(["规则 rule", "程度 severity", "说法 sentence", "来源 origin"], rows)
