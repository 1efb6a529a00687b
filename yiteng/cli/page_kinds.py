"""docs/kinds.md: every kind of commitment, as its folder says."""

from __future__ import annotations

from django.utils.translation import gettext

from yiteng.cli.markdown import table
from yiteng.rules.kind import Kind

_SERVED = {
    "firm": "企业 firm",
    "village": "村(社区) village",
    "residents": "群众 residents",
    "unit": "单位 unit",
    "person": "本人 person",
    "acceptor": "验收方 acceptor",
}
_CHECKED = {"always": "每件 always", "sampled": "按风险抽查 by risk", "none": "不核 none"}


def kinds() -> str:
    """The whole page."""
    from yiteng.commitments import kinds as folders

    found = list(folders.kinds().values())
    head = (
        "# 督办事项种类 Kinds\n\n"
        "A kind is a folder of data in `yiteng/commitments/kinds/`; all walk the one road\n"
        "([lifecycles](lifecycles.md)). 公开 = may pass to the public face after both reviews.\n"
    )
    rows = [
        [
            gettext(kind.title),
            f"`{kind.code}`",
            _SERVED[kind.served],
            _CHECKED[kind.check],
            " ".join(f"`{origin}`" for origin in kind.origins),
        ]
        for kind in found
    ]
    listed = table(["种类 kind", "code", "服务对象 served", "核实 check", "来源 origins"], rows)
    return "\n".join([head, listed, *(_kind(kind) for kind in found)])


def _kind(kind: Kind) -> str:
    fields = table(
        ["字段 field", "code", "类型 type", "单位 unit", "必填", "公开"],
        [
            [
                gettext(field.label),
                f"`{field.code}`",
                field.kind,
                field.unit,
                "✓" if field.required else "",
                "✓" if field.public or field.code in kind.public_fields else "",
            ]
            for field in kind.fields
        ],
    )
    lines = [
        f"## {gettext(kind.title)} `{kind.code}`\n",
        fields,
        "- 阶段 stages: " + " → ".join(gettext(stage.title) for stage in kind.stages),
        "- 时限 clocks: "
        + "；".join(f"{c.amount} {c.kind} ({gettext(c.source)})" for c in kind.clocks),
        "- 佐证 proof: " + "、".join(gettext(need.title) for need in kind.proof),
        "- 上游 needs: " + "、".join(f"`{need}`" for need in kind.needs),
        *(f"- {gettext(note)}" for note in kind.notes),
    ]
    return "\n".join(line for line in lines if not line.endswith(": ")) + "\n"
