"""Lists of surveys as tables: the page renders them, exports write the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from yiteng.rules.lifecycles.survey import SUBMISSION, SURVEY
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.surveys.models import CHANNELS, Submission, Survey
from yiteng.web.cells import marked
from yiteng.web.paging import Page

_CHANNEL = dict(CHANNELS)
SURVEYS = (
    Column("title", N_("Survey"), "link"),
    Column("area", N_("Area")),
    Column("unit", N_("By")),
    Column("state", N_("State"), "state"),
    Column("closes_on", N_("Answers until"), "date"),
    Column("total", N_("Answers"), "number"),
    Column("waiting", N_("To be looked at"), "number"),
)
SUBMISSIONS = (
    Column("number", N_("Number"), "link"),
    Column("received_at", N_("Came in"), "moment"),
    Column("channel", N_("How"), "state"),
    Column("place", N_("Place")),
    Column("day", N_("About the day"), "date"),
    Column("by", N_("Handed in by")),
    Column("state", N_("State"), "state"),
    Column("flags", N_("Look at")),
)


def surveys(page: Page, counts: Mapping[int, Mapping[str, int]], filters: Sequence[str]) -> Table:
    """Surveys with how much came in; counts: by survey and state."""
    empty = N_("No survey yet. Write a form in Excel, upload it, open it for answers.")
    return Table("", SURVEYS, [_survey(row, counts[row.pk]) for row in page.rows], empty=empty,
                 filters=filters, next_key=page.next_key, previous_key=page.previous_key)  # fmt: skip


def submissions(page: Page, filters: Sequence[str]) -> Table:
    """Submissions with what is to be looked at."""
    empty = N_("Nothing came in yet. Answer on the web, print the form, or send the Excel sheet.")
    return Table("", SUBMISSIONS, [_submission(row) for row in page.rows], empty=empty,
                 filters=filters, next_key=page.next_key, previous_key=page.previous_key)  # fmt: skip


def _survey(row: Survey, counts: Mapping[str, int]) -> Row:
    waiting = sum(counts.get(code, 0) for code in ("received", "has_issues", "edited"))
    return Row(
        reverse("surveys:show", args=[row.pk]),
        {
            "title": marked(row.title, row.invented),
            "area": str(row.village or row.town or ""),
            "unit": row.unit.short_name or row.unit.name,
            "state": SURVEY.state(row.state).title,
            "closes_on": row.closes_on,
            "total": sum(counts.values()),
            "waiting": waiting,
        },
        key=str(row.pk),
    )


def _submission(row: Submission) -> Row:
    flags = [gettext("%(n)s to mend") % {"n": len(row.issues)}] if row.issues else []
    if getattr(row, "double", False):
        flags.append(gettext("same answers as an earlier one"))
    return Row(
        reverse("surveys:submission", args=[row.pk]),
        {
            "number": marked(str(row.pk), row.invented),
            "received_at": row.received_at,
            "channel": _CHANNEL[row.channel],
            "place": f"{row.town or ''}{row.village or ''}",
            "day": row.day,
            "by": row.post_title,
            "state": SUBMISSION.state(row.state).title,
            "flags": "；".join(flags),
        },
        key=str(row.pk),
    )
