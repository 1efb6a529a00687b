"""docs/holes.md: every kind of break in the thread, as its rule says."""

from __future__ import annotations

from django.utils.translation import gettext

from yiteng.cli.markdown import table

_SEVERITY = {"red": "■ red", "amber": "▲ amber"}


def holes() -> str:
    """The whole page."""
    from yiteng.thread.holes import rules

    found = rules()
    head = (
        "# 断点清单 Hole list\n\n"
        "A hole is a break between what was found and what people confirmed. Each kind is a named query\n"
        "(`yiteng/thread/hole_rules.py`; higher rooms add theirs) with severity, owner and remedy, computed\n"
        "anew whenever it is shown, within what the reader may see, narrowed to a town or a unit. ■ must be\n"
        "mended, ▲ is to be looked at. `yiteng daily` keeps the counts of each day; `yiteng holes --json`\n"
        "prints them. The list is inside only.\n"
    )
    rows = [
        [
            _SEVERITY[one.severity],
            f"{gettext(one.title)}<br>{one.title}",
            f"`{one.code}`",
            _first_line(one.find.__doc__),
            f"{gettext(one.owner)}<br>{one.owner}",
            f"{gettext(one.remedy)}<br>{one.remedy}",
            gettext(one.origin),
        ]
        for one in found
    ]
    names = [
        "",
        "断点 break",
        "code",
        "what is found",
        "谁来补 owner",
        "怎么补 remedy",
        "依据 origin",
    ]
    reds = sum(1 for one in found if one.severity == "red")
    return "\n".join([head, f"{len(found)} kinds, {reds} of them red.\n", table(names, rows)])


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]
