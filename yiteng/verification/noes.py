"""Every answer that says it is not done: for the doer and one level up alike."""

from __future__ import annotations

from collections.abc import Mapping

from yiteng.commitments.nodes import readable
from yiteng.people.visibility import branches
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.verification.effects.answers import NOT_DONE
from yiteng.verification.models import Answer
from yiteng.web.cells import marked
from yiteng.web.paging import pages
from yiteng.workflow.clock import SHANGHAI

_COLUMNS = (
    Column("title", N_("Commitment"), "link"), Column("answer", N_("Answer"), "state"),
    Column("words", N_("In their words")), Column("on", N_("When"), "date"),
    Column("lead", N_("Doer")), Column("upper", N_("One level up")),
    Column("state", N_("State now"), "state"),
)  # fmt: skip


def table(actor: Actor, get: Mapping[str, str]) -> Table:
    """Answers “no” and “partly” the actor may see, the latest first."""
    found = [
        b.filter(answer__in=NOT_DONE).select_related("commitment__lead_unit", "upper_unit")
        for b in branches(Answer, actor)
    ]
    page = pages(found, by=("-answered_at", "-id"), get=get)
    open_ones = readable(actor, [a.commitment_id for a in page.rows])
    return Table(
        caption=N_("Told to the doer and one level up"), columns=_COLUMNS,
        rows=[_row(a, a.commitment_id in open_ones) for a in page.rows],
        empty=N_("Nobody has said no."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _row(answer: Answer, may_open: bool) -> Row:
    row = answer.commitment
    return Row(row.url if may_open else "", {
        "title": marked(row.title, row.invented), "answer": answer.get_answer_display(),
        "words": answer.words, "on": answer.answered_at.astimezone(SHANGHAI).date(),
        "lead": row.lead_unit.name if row.lead_unit else "",
        "upper": answer.upper_unit.name if answer.upper_unit else "",
        "state": COMMITMENT.state(row.state).title,
    }, key=str(answer.pk))  # fmt: skip
