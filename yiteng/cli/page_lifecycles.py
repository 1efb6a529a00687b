"""docs/lifecycles.md: every lifecycle as a picture and a table."""

from __future__ import annotations

import inspect

from django.utils.translation import gettext

from yiteng.cli.markdown import table
from yiteng.rules.lifecycle import Check, Lifecycle, Step
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.lifecycles.casefile import CASEFILE
from yiteng.rules.lifecycles.circular import CIRCULAR
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.delivery import DELIVERY
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.lifecycles.meeting import MEETING
from yiteng.rules.lifecycles.plan import PLAN
from yiteng.rules.lifecycles.small import MEASURE, PROBLEM, PUBLICATION
from yiteng.rules.lifecycles.survey import SUBMISSION, SURVEY

#: In the order of the story.
LIFECYCLES = (
    SURVEY,
    SUBMISSION,
    PROBLEM,
    PLAN,
    APPLICATION,
    MEETING,
    CASEFILE,
    CIRCULAR,
    DELIVERY,
    MEASURE,
    COMMITMENT,
    DESIGNATION,
    PUBLICATION,
)


def lifecycles() -> str:
    """The whole page."""
    head = (
        "# 流程表 Lifecycles\n\n"
        "Each table is data in `yiteng/rules/lifecycles/`; the engine (`yiteng/rules/lifecycle.py`)\n"
        "decides, `yiteng.workflow` writes. A step that leads back where it came from notes something\n"
        "and leaves the state. 可收回 = a wrong click may be taken back until the next party acts.\n"
    )
    return "\n".join([head, *(_lifecycle(one) for one in LIFECYCLES)])


def _lifecycle(one: Lifecycle) -> str:
    states = table(
        ["状态 state", "code", "结束 ended"],
        [[gettext(s.title), f"`{s.code}`", "✓" if s.ended else ""] for s in one.states],
    )
    steps = table(
        ["步骤 step", "code", "从 from", "到 to", "权限 action", "检查 checks", "可收回"],
        [_step(one, step) for step in one.steps],
    )
    title = f"## {gettext(one.title)} `{one.code}`\n"
    return "\n".join([title, _picture(one), states, steps])


def _step(one: Lifecycle, step: Step) -> list[str]:
    return [
        gettext(step.title),
        f"`{step.code}`",
        " ".join(gettext(one.state(code).title) for code in step.sources),
        _target(one, step),
        f"`{step.action}`",
        "; ".join(_check(check) for check in step.checks),
        "✓" if step.undo else "",
    ]


def _target(one: Lifecycle, step: Step) -> str:
    if step.target is None:
        return "—"
    if step.target == "back":
        return "原状态"
    return gettext(one.state(step.target).title)


def _check(check: Check) -> str:
    """The first line of what the check says of itself."""
    return (inspect.getdoc(check) or check.__name__).splitlines()[0].rstrip(".")


def _picture(one: Lifecycle) -> str:
    """A state diagram in Mermaid, with the Chinese titles."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{gettext(s.title)}" as {s.code}' for s in one.states]
    lines.append(f"    [*] --> {one.initial}")
    for step in one.steps:
        if step.target in (None, "back"):
            continue
        lines += [
            f"    {source} --> {step.target}: {gettext(step.title)}" for source in step.sources
        ]
    lines += [f"    {s.code} --> [*]" for s in one.states if s.ended]
    return "\n".join([*lines, "```\n"])
