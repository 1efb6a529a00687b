"""The survey of the invented town: written, opened, answered by three channels, judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from yiteng.demo.content import surveys as content
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.keys import Keys, morning, words
from yiteng.research import actions as research
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.rules.quantity import Quantity
from yiteng.surveys import queries
from yiteng.surveys.actions import findings, submissions
from yiteng.surveys.actions import surveys as actions
from yiteng.surveys.actions.submissions import Incoming, instance_of
from yiteng.surveys.models import FormVersion, Submission, Survey
from yiteng.surveys.questions import from_json
from yiteng.surveys.sheet import into
from yiteng.surveys.sheet.columns import NUMBER, columns


def load(keys: Keys) -> None:
    """Prepare, open, answer, judge, close; then the visit after the conference."""
    form = _open(keys)
    _one_by_one(keys, form, content.answered())
    _excel(keys, form)
    _judge(keys, form)
    _word(keys, form.survey)
    _after(keys)
    _still_open(keys)


def _prepared(
    keys: Keys, holder: str, day: date, form: dict[str, list[list[str]]], survey: Survey
) -> FormVersion:
    """A survey begun, given its form and opened on one day."""
    actor, at = keys.actors[holder], morning(day)
    survey.unit_id, survey.source, survey.invented = actor.unit, words(INVENTED), True
    actions.begin(survey, actor=actor, at=at)
    kept = actions.add_form(survey, _book(form), actor=actor, at=at, name=f"{survey.title}.xlsx")
    actions.take(survey, "start", actor=actor, at=at)
    return FormVersion.objects.select_related("survey").get(pk=kept.pk)


def _open(keys: Keys) -> FormVersion:
    return _prepared(keys, content.HOLDER, content.OPENED, content.FORM, Survey(
        **keys.place(content.AREA), title=content.TITLE, purpose=content.PURPOSE,
        theme=keys.themes["agriculture"], closes_on=content.CLOSED))  # fmt: skip


def _still_open(keys: Keys) -> None:
    """A second survey, open on the demo's day, with forms waiting to be looked at."""
    form = _prepared(keys, content.OPEN_HOLDER, content.OPEN_SINCE, content.OPEN_FORM, Survey(
        **keys.place(content.AREA), title=content.OPEN_TITLE, purpose=content.OPEN_PURPOSE,
        theme=keys.themes["livelihood"], closes_on=content.OPEN_UNTIL))  # fmt: skip
    _one_by_one(keys, form, content.waiting())


def _given(keys: Keys, answered: content.Answered) -> dict[str, str]:
    given = dict(answered.given)
    given["village"] = str(keys.areas[given["village"]].pk)
    return given


def _one_by_one(keys: Keys, form: FormVersion, answered: Sequence[content.Answered]) -> None:
    for number, one in enumerate(answered):
        if one.channel != "excel":
            row = Incoming(_given(keys, one), one.channel,
                           instance_of(form.survey_id, f"demo {number}"))  # fmt: skip
            at = morning(one.on) + timedelta(hours=6, minutes=number)
            submissions.receive(form, row, actor=keys.actors[one.by], at=at)


def _excel(keys: Keys, form: FormVersion) -> None:
    rows = [one for one in content.answered() if one.channel == "excel"]
    heads = [NUMBER, *(c.key for c in columns(from_json(form.questions), queries.served(form)))]
    lines = [[str(n), *(_given(keys, one).get(key, "") for key in heads[1:])]
             for n, one in enumerate(rows, start=1)]  # fmt: skip
    book = _book({"答卷": [heads, heads, *lines], "form": [[form.survey.form_id, form.version]]})
    actor, at = keys.actors[rows[0].by], morning(rows[0].on) + timedelta(hours=7)
    into.take_in(form, into.preview(form, book, actor=actor, at=at), actor=actor, at=at)


def _judge(keys: Keys, form: FormVersion) -> None:
    """All are approved but the one that came in twice, which is rejected with its reason."""
    actor, at = keys.actors[content.HOLDER], morning(content.APPROVED)
    first: dict[str, Submission] = {}
    doubled = []
    rows = Submission.objects.filter(form=form).select_related("survey", "form")
    for row in rows.order_by("id"):
        if first.setdefault(row.same, row) is not row:
            doubled.append(row)
    findings.approve_many(list(first.values()), actor=actor, at=at)
    for row in doubled:
        findings.take(row, "reject", actor=actor, at=at, inputs={"reason": "与前一份是同一份答卷"})
    actions.take(form.survey, "close", actor=actor, at=morning(content.CLOSED))


def _word(keys: Keys, survey: Survey) -> None:
    """Word the problem from the survey's findings and those of deputies and members."""
    said, actor = content.PROBLEM, keys.actors[content.HOLDER]
    at = morning(said.on)
    found = [*Finding.objects.filter(occasion__title=survey.title).order_by("id"),
             *(keys.findings[key] for key in said.findings)]  # fmt: skip
    made = research.word_problems([(
        Problem(**keys.place(content.AREA), title=said.title, statement=said.statement,
                root_cause=said.cause, hurt=said.hurt, hurt_count=said.hurt_count,
                counter_answer=said.counter_answer, theme=keys.themes["agriculture"],
                unit_id=actor.unit, source=words(INVENTED), invented=True), found)],
        actor=actor, at=at)  # fmt: skip
    label, value, unit, word = said.figure
    research.measure(made[0], label, Quantity(Decimal(value), unit, word, said.on, "estimated",
                                              survey.title), actor=actor, at=at)  # fmt: skip
    asked = {"agreed": "agreed", "agreed_by": said.asked, "asked_on": said.on}
    row = research.ask(made[0], asked, actor=actor, at=at)
    keys.problems[said.key] = research.state_problems([row], actor=actor, at=at)[0]


def _after(keys: Keys) -> None:
    after = content.AFTER
    actor = keys.actors[after.by]
    research.record_visit(
        Occasion(**keys.place(content.AREA), kind="visit", venue="village", phase="after",
                 title=after.title, held_on=after.on, unit_id=actor.unit, hours=2,
                 theme=keys.themes["agriculture"], source=words(INVENTED), invented=True),
        [Finding(statement=after.statement, said_by=after.said_by, method="interview",
                 invented=True)],
        actor=actor, at=morning(after.on) + timedelta(hours=8),
        about=("meeting", keys.meetings[after.meeting].pk))  # fmt: skip


def _book(sheets: dict[str, list[list[str]]]) -> bytes:
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return held.getvalue()
