"""A circular as a Word file; until it is issued the paper itself says that it may not be used."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.circulars.models import Circular
from yiteng.papers.values import Official, Text
from yiteng.rules.circulars import SCOPES
from yiteng.workflow.clock import SHANGHAI

CHINESE = "zh-hans"


def circular(row: Circular) -> Official:
    """The paper: title, words, who signs; a red head only once it is issued."""
    with translation.override(CHINESE):
        issued = row.state == "issued"
        return Official(
            head=_("%(unit)s document") % {"unit": row.unit.name} if issued else "",
            title=row.title,
            body=tuple(Text(words) for words in row.body.splitlines() if words.strip()),
            to=tuple(row.to),
            signed=row.unit.name,
            on=row.issued_at.astimezone(SHANGHAI).date() if row.issued_at else None,
            note=_note(row, issued),
        )


def _note(row: Circular, issued: bool) -> str:
    said = [_scope(row)]
    said += [] if issued else [_("draft, not approved; not to be issued or passed on")]
    if row.approved_by_post:
        said.append(_("approved by %(post)s") % {"post": row.approved_by_post})
    if row.invented:
        said.append(_("holds invented examples"))
    return "；".join(said)


def _scope(row: Circular) -> str:
    """How far it may be passed on, and who gets a copy."""
    scope = _(dict(SCOPES)[row.scope])
    if not row.also_to:
        return scope
    return _("%(scope)s; copies to %(units)s") % {"scope": scope, "units": "、".join(row.also_to)}
