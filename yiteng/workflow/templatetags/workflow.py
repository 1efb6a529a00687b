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
    """One line of a history: when, by which post, what (message id), why."""

    said_at: datetime
    post: str
    acting: bool
    title: str
    reason: str


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
def history(row: Any) -> dict[str, Any]:
    """What happened to a row with a state, newest first: posts, steps, reasons. One query."""
    titles = {step.code: step.title for step in flow_of(type(row)).lifecycle.steps}
    named = subject_type(row)
    found = events(named, row.pk)
    return {
        "lines": [
            Line(
                one.said_at,
                one.post_title,
                one.acting,
                titles.get(one.action)
                or OTHER.get(one.action)
                or labels.words(named, one.action)[1],
                "" if one.action == "take_back" else one.reason,
            )
            for one in found
        ]
    }
