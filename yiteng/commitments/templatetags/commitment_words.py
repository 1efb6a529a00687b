"""``{% step_title code %}``: the title of a step or event of a commitment's history."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.words import N_

register = template.Library()
_OTHER = {
    "open": N_("Drafted"),
    "amend": N_("Wording or fields changed"),
    "take_back": N_("Last step taken back"),
}
_STEPS = {s.code: s.title for s in COMMITMENT.steps}


@register.simple_tag
def step_title(code: str) -> str:
    """The title of a step, or of an event that is none."""
    return gettext(_STEPS.get(code) or _OTHER.get(code) or code)
