"""docs/permissions.md: roles × actions, as the one table says."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext

from yiteng.cli.markdown import table
from yiteng.rules.permissions import GRANTS
from yiteng.rules.roles import ROLES

_REACH = {
    "county": "全区 county",
    "town": "本镇(街道) town",
    "village": "本村(社区) village",
    "unit": "本单位 unit",
    "none": "不见业务 none",
}


def permissions() -> str:
    """The whole page."""
    head = (
        "# 权限表 Permissions\n\n"
        "One table (`yiteng/rules/permissions.py`) and one row filter (`people.visibility.visible`):\n"
        "a row you may open is a row you may list. Roles are attached to posts.\n\n## 角色 Roles\n"
    )
    roles = table(
        ["角色 role", "code", "可见范围 reach"],
        [[gettext(r.title), f"`{r.code}`", _REACH[r.reach]] for r in ROLES],
    )
    rooms = groupby(GRANTS, key=lambda action: action.partition(".")[0])
    return "\n".join([head, roles, "## 动作 Actions\n", *(_room(n, list(a)) for n, a in rooms)])


def _room(name: str, actions: list[str]) -> str:
    rows = [
        [
            f"`{action}`",
            "、".join(gettext(role.title) for role in ROLES if role.code in GRANTS[action]),
        ]
        for action in actions
    ]
    return f"### {name}\n\n" + table(["动作 action", "角色 roles"], rows)
