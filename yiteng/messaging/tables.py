"""Lists of messages, of mail that stopped, and of slips, as values."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext

from yiteng.jobs.models import Outbox
from yiteng.jobs.words import STATES
from yiteng.messaging.models import Letter, Message, Printing
from yiteng.people.models import Unit
from yiteng.rules.messages import KINDS
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import Page
from yiteng.web.sentences import fill

MESSAGES = (
    Column("said", N_("Message"), "link"),
    Column("title", N_("Matter")),
    Column("kind", N_("About"), "state"),
    Column("on", N_("Date"), "date"),
    Column("made", N_("Told at"), "moment"),
)
STOPPED = (
    Column("job", N_("Mail"), "link"),
    Column("to", N_("Log-in name")),
    Column("state", N_("State"), "state"),
    Column("since", N_("Since"), "moment"),
    Column("id", N_("Message-ID")),
    Column("error", N_("Error")),
)
SLIPS = (
    Column("unit", N_("Unit"), "link"),
    Column("new", N_("Messages of seven days"), "number"),
    Column("printed", N_("Last printed"), "moment"),
    Column("by", N_("Printed by")),
)


def message_table(page: Page) -> Table:
    """One page of the messages of a post."""
    return Table(
        N_("Messages"), MESSAGES, [_message(row) for row in page.rows],
        empty=N_("No message yet. Reminders and what is urgent are told here by themselves."),
        next_key=page.next_key, previous_key=page.previous_key)  # fmt: skip


def _message(row: Message) -> Row:
    said = fill(row.sentence, row.params)
    return Row(row.url, {"said": said, "title": marked(row.title, row.invented), "kind": KINDS.get(row.kind, row.kind),
                         "on": row.about_on, "made": row.made_at}, key=str(row.pk))  # fmt: skip


def stopped_table(page: Page, letters: Mapping[str, Letter]) -> Table:
    """One page of mail that failed or is unknown; whose mail, never what it says."""
    return Table(
        N_("Mail that stopped"), STOPPED, [_stopped(row, letters.get(row.key)) for row in page.rows],
        empty=N_("No mail stopped."), next_key=page.next_key,
        previous_key=page.previous_key)  # fmt: skip


def _stopped(job: Outbox, letter: Letter | None) -> Row:
    state = "unknown" if job.unknown else "failed"
    return Row(reverse("jobs:show", args=[job.pk]), {
        "job": gettext("Mail") + f" {job.pk}", "to": letter.account.login if letter else "",
        "state": STATES[state], "since": job.stopped_at,
        "id": letter.message_id if letter else "", "error": job.error[:120],
    }, key=str(job.pk))  # fmt: skip


def slip_table(page: Page, new: Mapping[int, int], printed: Mapping[int, Printing]) -> Table:
    """One page of units without mail."""
    return Table(
        N_("Units without mail"), SLIPS, [_unit(row, new.get(row.pk, 0), printed.get(row.pk)) for row in page.rows],
        empty=N_("Every unit here gets its messages by mail."), next_key=page.next_key,
        previous_key=page.previous_key)  # fmt: skip


def _unit(row: Unit, new: int, last: Printing | None) -> Row:
    return Row(f"{reverse('messaging:print')}?unit={row.pk}", {
        "unit": row.name, "new": new, "printed": last.printed_at if last else None,
        "by": last.post if last else "",
    }, key=str(row.pk))  # fmt: skip
