"""``{% load workflow %}``: the steps of a row, and its history in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template

from yiteng.audit import labels
from yiteng.audit.queries import history as events
from yiteng.workflow.flow import flow_of
from yiteng.workflow.pages import Standing
from yiteng.workflow.trail import subject_type
from yiteng.workflow.words import OTHER

register = template.Library()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history: when, by which post, what (message id), why; entry: as which it came in."""

    said_at: datetime
    post: str
    acting: bool
    title: str
    reason: str
    entry: int = 0


@register.inclusion_tag("workflow/_steps.html", takes_context=True)
def steps(
    context: Any, standing: Standing, row: Any, url: str, elsewhere: str = ""
) -> dict[str, Any]:
    """What may be done with the row now: buttons, refused ones with their reasons, the way back.

    elsewhere: what another room offers beside it; where there is some, nothing says "nothing".
    """
    return {"standing": standing, "row": row, "url": url, "elsewhere": elsewhere, "csrf_token": context.get("csrf_token"),
            "request": context.get("request")}  # fmt: skip


@register.inclusion_tag("workflow/_history.html")
def history(row: Any, happened: bool = False) -> dict[str, Any]:
    """What happened to a row with a state, newest first: posts, steps, reasons. One query.

    happened: in the order of happening, each line saying as which it was entered; else of entry.
    """
    titles = {step.code: step.title for step in flow_of(type(row)).lifecycle.steps}
    named = subject_type(row)
    found = events(named, row.pk)
    lines = [
        Line(
            one.said_at,
            one.post_title,
            one.acting,
            titles.get(one.action) or OTHER.get(one.action) or labels.words(named, one.action)[1],
            "" if one.action == "take_back" else one.reason,
            len(found) - n,
        )
        for n, one in enumerate(found)
    ]
    if happened:
        lines.sort(key=lambda line: (line.said_at, line.entry), reverse=True)
    return {"lines": lines, "entered": happened}
