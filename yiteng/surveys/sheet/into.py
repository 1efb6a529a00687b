"""Reading the answer sheet: each row is new, changed, the same, or refused with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.surveys import queries
from yiteng.surveys.actions import submissions
from yiteng.surveys.actions.submissions import Incoming, instance_of
from yiteng.surveys.answers import judge
from yiteng.surveys.authoring.book import Sheet, letters, open_book
from yiteng.surveys.faults import Fault, Unfit
from yiteng.surveys.models import FormVersion, Submission
from yiteng.surveys.questions import from_json
from yiteng.surveys.sheet.columns import FIRST, KEYS, NUMBER, columns
from yiteng.surveys.words import issue_words
from yiteng.workflow.clock import SHANGHAI

#: The most rows of answers in one sheet.
MOST = 5000
SETTLED = N_("The form of this number is approved or rejected already. Take its row out.")
NOT_YOURS = N_("The form of this number is in already with other answers; whoever reviews the "
               "survey corrects it. Take the row out, or give it a new number.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet: its number in Excel, what it would do, why it is refused.

    verdict: new, changed, same, refused. held: the submission of its number.
    """

    number: int
    label: str
    verdict: str
    given: Mapping[str, str]
    instance_id: str = ""
    held: Submission | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Preview:
    """All rows of a sheet, before anything is done."""

    rows: list[Row] = field(default_factory=list)

    def count(self, verdict: str) -> int:
        """How many rows have this verdict."""
        return sum(row.verdict == verdict for row in self.rows)

    @property
    def refused(self) -> list[Row]:
        """The rows that stand in the way."""
        return [row for row in self.rows if row.verdict == "refused"]


def preview(form: FormVersion, content: bytes, *, actor: Actor, at: datetime) -> Preview:
    """What the sheet would do. Raises Unfit where it is no answer sheet of this survey."""
    sheet, keys = _sheet(form, content)
    lines = [(number, dict(zip(keys, line, strict=False)))
             for number, line in enumerate(sheet.lines[FIRST:], start=FIRST + 1)
             if any(line)]  # fmt: skip
    if not lines:
        raise Unfit([Fault(sheet.name, 0, "", N_("There are no answers in the sheet yet."))])
    if len(lines) > MOST:
        raise Unfit([Fault(sheet.name, 0, "", N_(
            "The sheet has {n} rows of answers; send at most {most} at once."),
            {"n": len(lines), "most": MOST})])  # fmt: skip
    reading = _Reading(form, sheet, keys, actor, at)
    return Preview([reading.row(number, cells) for number, cells in lines])


def take_in(form: FormVersion, found: Preview, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Take in a sheet without refused rows, all or none; returns how many were new and changed.

    Raises Unfit with the reasons of all rows where one is refused, Refused otherwise.
    """
    if found.refused:
        raise Unfit([fault for row in found.refused for fault in row.faults])
    fresh = [Incoming(row.given, "excel", row.instance_id) for row in found.rows
             if row.verdict == "new"]  # fmt: skip
    changed = [row for row in found.rows if row.verdict == "changed" and row.held is not None]
    try:
        return _all(form, fresh, changed, actor, at)
    except IntegrityError as error:
        raise Refused([Refusal("survey.sheet_moved_on", N_(
            "Somebody took in forms of the same numbers meanwhile. Look at the sheet again."))
        ]) from error  # fmt: skip


def _all(
    form: FormVersion, fresh: Sequence[Incoming], changed: Sequence[Row], actor: Actor, at: datetime
) -> tuple[int, int]:
    with transaction.atomic():
        submissions.receive_many(form, fresh, actor=actor, at=at)
        for row in changed:
            assert row.held is not None
            submissions.correct(row.held, row.given, reason=_("The Excel sheet was sent anew."),
                                actor=actor, at=at)  # fmt: skip
    return len(fresh), len(changed)


def _sheet(form: FormVersion, content: bytes) -> tuple[Sheet, list[str]]:
    book = open_book(content)
    about = next((s for s in book.sheets if s.name == "form" and s.lines), None)
    if about is None or about.lines[0][:1] != [form.survey.form_id]:
        raise Unfit([Fault("", 0, "", N_(
            "This is no answer sheet of this survey. Download it from the survey's page."))])  # fmt: skip
    sheet = book.sheets[0]
    keys = sheet.lines[KEYS] if sheet.lines else []
    known = {c.key for c in columns(from_json(form.questions), queries.served(form))}
    faults = [
        Fault(sheet.name, KEYS + 1, letters(index), N_(
            "The form has no question “{key}” any more. Download the sheet anew and copy the "
            "answers over."), {"key": key})
        for index, key in enumerate(keys) if index and key and key not in known
    ]  # fmt: skip
    if faults or keys[:1] != [NUMBER]:
        raise Unfit(faults or [Fault(sheet.name, 1, "A", N_(
            "The hidden first row was changed. Download the sheet anew."))])  # fmt: skip
    return sheet, keys


class _Reading:
    """What the rows of one sheet have in common; the submissions there are, read once."""

    def __init__(
        self, form: FormVersion, sheet: Sheet, keys: Sequence[str], actor: Actor, at: datetime
    ) -> None:
        self.form, self.sheet, self.actor = form, sheet, actor
        self.where = {key: letters(index) for index, key in enumerate(keys)}
        self.questions, self.lists = from_json(form.questions), queries.served(form)
        self.today = at.astimezone(SHANGHAI).date()
        rows = Submission.objects.filter(survey=form.survey_id, unit=actor.unit, channel="excel")
        self.held = {row.instance_id: row for row in rows.select_related("form__survey")}
        self.seen: dict[str, int] = {}

    def row(self, number: int, cells: Mapping[str, str]) -> Row:
        label = cells.get(NUMBER, "")
        instance_id = instance_of(self.form.survey_id, f"{self.actor.unit}:{label}")
        given = {k: v for k, v in cells.items() if k and k != NUMBER and v}
        judged = judge(self.questions, given, self.lists, self.today)
        faults = list(self.wrong_number(number, label))
        faults += [self.fault(number, issue.key, issue_words(issue.plain()))
                   for issue in judged.issues]  # fmt: skip
        held = self.held.get(instance_id)
        verdict = "new" if held is None else "changed"
        if held is not None and held.answers == judged.answers:
            verdict = "same"
        elif held is not None and not faults:
            faults += self.settled(number, held)
        if faults:
            return Row(number, label, "refused", given, faults=tuple(faults))
        return Row(number, label, verdict, given, instance_id, held)

    def fault(self, number: int, key: str, sentence: str, **params: object) -> Fault:
        return Fault(self.sheet.name, number, self.where.get(key, ""), sentence, params)

    def wrong_number(self, number: int, label: str) -> Iterator[Fault]:
        if not label:
            yield self.fault(number, NUMBER, N_("The number is missing. Number the forms 1, 2, 3."))
        elif label in self.seen:
            yield self.fault(number, NUMBER, N_("The number {label} stands in row {other} too. "
                             "Give this row another."), label=label, other=self.seen[label])  # fmt: skip
        self.seen.setdefault(label, number)

    def settled(self, number: int, held: Submission) -> Iterator[Fault]:
        if held.state in ("approved", "rejected"):
            yield self.fault(number, NUMBER, SETTLED)
        elif not self.actor.may("surveys.review"):
            yield self.fault(number, NUMBER, NOT_YOURS)
