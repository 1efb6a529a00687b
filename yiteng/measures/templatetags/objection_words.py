"""An objection in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from yiteng.measures.models import Objection
from yiteng.rules.objections import ANSWERS, GROUNDS

register = template.Library()


@register.simple_tag
def ground(row: Objection) -> str:
    """Why the unit objects."""
    return gettext(dict(GROUNDS)[row.ground])


@register.simple_tag
def answered(row: Objection) -> str:
    """What was decided."""
    return gettext(dict(ANSWERS)[row.answer])


@register.simple_tag
def became(row: Objection) -> str:
    """What the measure became; a horizon in the reader's language."""
    return gettext(row.changed) if row.ground == "not_now" else row.changed
