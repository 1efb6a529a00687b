"""``{% now_called row.village %}``: beside a name that was true then, what it is called now."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yiteng.people.changes import now_called as successors
from yiteng.people.models import Unit
from yiteng.places.changes import town_on
from yiteng.places.models import Area
from yiteng.workflow.clock import SHANGHAI

register = template.Library()


@register.simple_tag
def town_then(row: Any) -> str:
    """The town of a row as it was when the row was closed: its village may lie elsewhere today."""
    if row.village_id and row.closed_at:
        then = town_on(row.village, row.closed_at.astimezone(SHANGHAI).date())
        if then is not None:
            return str(then.name)
    return str(row.town.name)


@register.simple_tag
def now_called(row: Area | Unit | None) -> SafeString | str:
    """The successors of an area or unit that ended, in small; nothing for one that goes on."""
    found = successors(row)
    if not found:
        return ""
    names = format_html_join("、", "{}", ((one.name,) for one, _day in found))
    return format_html(
        ' <small class="muted">{} {} → {}</small>',
        _("since"),
        max(day for _one, day in found).isoformat(),
        names,
    )
