"""Where a commitment stands and what is next, in one sentence."""

from __future__ import annotations

from django.utils.translation import gettext

from yiteng.commitments.models import Commitment
from yiteng.rules.words import N_

#: State → what is next and whose turn it is.
NEXT = {
    "draft": N_("Next: it is assigned, when the text is right."),
    "issued": N_("Next: {lead} signs for it or objects."),
    "objected": N_("Next: the supervision office decides the objection."),
    "active": N_("Next: {lead} works on it and reports completion."),
    "suspended": N_("Next: the clock starts again when the reason is gone."),
    "reported": N_("Next: the people served are asked, or another unit checks it first."),
    "verified": N_("Next: the people served are asked."),
    "asked": N_("Next: {served} answers."),
    "closed": N_("Next: it is struck off the list."),
    "struck_off": N_("Next: it is archived."),
}
_CHECK = N_("Next: another unit checks it.")
_ACCEPT = N_("Next: the named post accepts it.")
_REVIEW = N_("Next: the supervision office writes the conclusion of the review.")
_COORDINATE = N_("Next: a district leader coordinates; asked for {days} days ago.")


def next_sentence(row: Commitment, days_asked: int | None = None) -> str:
    """What is next and who must move. days_asked: since when a leader's coordination is open."""
    sentence = _sentence(row, days_asked)
    return gettext(sentence).format(
        lead=row.lead_unit.name if row.lead_unit else gettext("the lead unit"),
        served=row.served_name or gettext("the people served"),
        days=days_asked,
    )


def _sentence(row: Commitment, days_asked: int | None) -> str:
    if row.state == "active" and days_asked is not None:
        return _COORDINATE
    if row.under_review:
        return _REVIEW
    if row.state == "reported" and row.check_needed and not row.checked:
        return _CHECK
    if row.state in ("reported", "verified") and (row.acceptor_post or not row.served_name):
        return _ACCEPT
    return NEXT.get(row.state, "")
