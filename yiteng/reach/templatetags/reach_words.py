"""``{% care_word kinds code %}``: the title of a kind, level or scheme; ``{% share_words %}``: a share with its interval;
``{% told %}``: a count, or that it is not told."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

from yiteng.rules.proportion import Share

register = template.Library()


@register.simple_tag
def care_word(titles: Mapping[str, str], code: str) -> str:
    """The translated title of a code; the code itself where it has none."""
    return gettext(titles[code]) if code in titles else code


@register.simple_tag
def share_words(found: Share) -> str:
    """A share in percent, with its interval (Wilson, 95 %) and what it is of."""
    return gettext("%(value)s %% (95 %% interval %(low)s–%(high)s %%, n = %(n)s)") % {
        "value": f"{(found.value or 0) * 100:.1f}", "low": f"{(found.low or 0) * 100:.0f}",
        "high": f"{(found.high or 0) * 100:.0f}", "n": found.n}  # fmt: skip


@register.simple_tag
def told(count: int | None) -> str:
    """A count with its thousands apart, or the words for one too small to be told."""
    return gettext("not told") if count is None else f"{count:,}"
