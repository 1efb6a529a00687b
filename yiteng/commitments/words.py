"""Where a commitment stands and what is next, in one sentence."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

from yiteng.commitments.models import Commitment, DeadlineEvent
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
EVENTS = {
    "set": N_("set"),
    "changed": N_("changed after an objection"),
    "extended": N_("extended"),
    "suspended": N_("clock stopped"),
    "reopened": N_("reopened"),
    "recounted": N_("counted anew: the table of workdays changed"),
}
_CHECK = N_("Next: another unit checks it.")
_ACCEPT = N_("Next: the named post accepts it.")
_REVIEW = N_("Next: the supervision office writes the conclusion of the review.")
_LACKING = {
    "staffing": N_("Next: the staffing office gives its word on the objection."),
    "second": N_("Next: a second office gives its word on the objection."),
}
_SUBMIT = N_("Next: the office puts the coordination before a leader; asked for {days} days ago.")
_COORDINATE = N_("Awaiting a district leader's coordination, submitted: day {days}.")


def next_sentence(row: Commitment, today: date, *, lacking: str = "") -> str:
    """What is next and who must move; waiting for coordination is counted from its submission.

    lacking: whose word an open objection still lacks (objecting.lacking_word).
    """
    sentence, days = _LACKING.get(lacking) or _sentence(row), 0
    if row.submitted_on is not None:
        days = (today - row.submitted_on).days + 1
    elif row.coordination_since is not None:
        days = (today - row.coordination_since).days
    return gettext(sentence).format(
        lead=row.lead_unit.name if row.lead_unit else gettext("the lead unit"),
        served=row.served_name or gettext("the people served"),
        days=days,
    )


def _sentence(row: Commitment) -> str:
    if row.state == "active" and row.coordination_since is not None:
        return _COORDINATE if row.submitted_on else _SUBMIT
    if row.under_review:
        return _REVIEW
    if row.state == "reported" and row.check_needed and not row.checked:
        return _CHECK
    if row.state in ("reported", "verified") and (row.acceptor_post or not row.served_name):
        return _ACCEPT
    return NEXT.get(row.state, "")


def event_words(event: DeadlineEvent) -> str:
    """What happened to the date; of a clock started again, how much was given back."""
    if event.event != "resumed":
        return gettext(EVENTS[event.event])
    return gettext("clock started again, given back: {span}").format(span=span_words(event))


def span_words(event: DeadlineEvent) -> str:
    """How much a stopped clock gave back, in the measure of the clock.

    Events from before clocks gave back in their own measure carry natural days.
    """
    if event.kind == "hours":
        hours, minutes = divmod(event.given // 60, 60)
        said = amount_words("hours", hours)
        if not minutes:
            return said
        return f"{said} {ngettext('{n} minute', '{n} minutes', minutes).format(n=minutes)}"
    if event.kind == "workdays":
        return amount_words("workdays", event.given)
    return amount_words("days", event.days)


def amount_words(kind: str, n: int) -> str:
    """So many hours, days, workdays or months in words."""
    if kind == "hours":
        return ngettext("{n} hour", "{n} hours", n).format(n=n)
    if kind == "workdays":
        return ngettext("{n} workday", "{n} workdays", n).format(n=n)
    if kind == "months":
        return ngettext("{n} month", "{n} months", n).format(n=n)
    return ngettext("{n} day", "{n} days", n).format(n=n)
