"""What is said of what happened, and what the trail calls a telling."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.replies.models import News
from yiteng.rules.replies import CHANNELS, HAPPENED
from yiteng.rules.words import N_

_RECORDS = {"replies.telling": N_("What became of a finding, told")}
_TITLES = dict(HAPPENED)


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Message ids of record and step; empty for others' records."""
    return _RECORDS.get(subject_type, ""), ""


def happened(code: str) -> str:
    """What happened, in the reader's language."""
    return _(_TITLES[code])


def channel(code: str) -> str:
    """How it was told, in the reader's language."""
    return _(dict(CHANNELS)[code])


def line(row: News) -> str:
    """One line of what became: what happened, to what, how much of it."""
    if row.count == 1:
        return _("%(what)s: %(title)s") % {"what": happened(row.happened), "title": row.title}
    said = ngettext(
        "%(what)s: %(title)s and %(n)s other piece of work",
        "%(what)s: %(title)s and %(n)s other pieces of work",
        row.count - 1,
    )
    return said % {"what": happened(row.happened), "title": row.title, "n": row.count - 1}
