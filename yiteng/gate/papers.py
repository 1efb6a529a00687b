"""The approval form of a meeting (会议审批表) with the pre-meeting opinion, from its application.

Official papers are Chinese whatever the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.gate import queries, tables
from yiteng.gate.models import Application
from yiteng.papers.values import Cell, Form, Grid
from yiteng.papers.words import day
from yiteng.rules.gate.registry import TESTS
from yiteng.rules.gate.rule import Verdict
from yiteng.rules.gate.scope import BY_CODE
from yiteng.rules.quantity import Quantity
from yiteng.rules.quantity.show import THIN, show
from yiteng.rules.refusal import Refusal
from yiteng.web.sentences import say
from yiteng.web.words import local

CHINESE = "zh-hans"


def approval_form(application: Application) -> Form:
    """The form as values: the dossier, the verdict fixed on submission, opinion and decision.

    Before submission the verdict of the moment stands in it, and says that it is not fixed.
    """
    with translation.override(CHINESE):
        verdict = queries.judged([application])[application.pk].verdict
        mark = f" ({_('invented')})" if application.invented else ""
        return Form(
            title=_("Meeting approval form"),
            line=f"{application.number}{mark}",
            grids=(
                Grid((*_facts(application), *_dossier(application))),
                Grid(_opinion(application, verdict)),
            ),
        )


def _facts(a: Application) -> list[tuple[Cell, ...]]:
    hours = queries.costs(a).hours
    return [
        _wide(_("Title of the meeting"), a.title),
        _pair((_("Applicant"), a.unit.name),
              (_("Type of meeting"), say(BY_CODE[a.meeting_type].title))),
        _pair((_("Host"), a.host.name), (_("Organiser"), a.organiser.name)),
        _pair((_("Wanted on"), day(a.wanted_on) if a.wanted_on else ""),
              (_("Length in days"), f"{a.days.normalize():f}")),
        _pair((_("People to attend"), str(a.people)),
              (_("Hours people sit in it"), f"{hours.normalize():f}")),
    ]  # fmt: skip


def _dossier(a: Application) -> list[tuple[Cell, ...]]:
    return [
        _wide(_("Goals"), _numbered(_goal(one) for one in a.goals.all())),
        _wide(_("Agenda"), _numbered(_item(one) for one in a.items.all())),
        _wide(_("Problems to treat"), _numbered(_problem(w) for w in queries.weighed_problems(a))),
        _wide(_("Prescriptions"), _numbered(_prescription(one) for one in a.prescriptions.all())),
        _wide(_("Opinions of the units concerned"), _numbered(_asked(o) for o in a.opinions.all())),
    ]


def _opinion(a: Application, verdict: Verdict) -> tuple[tuple[Cell, ...], ...]:
    rows = [(Cell(_("Pre-meeting opinion"), 12, label=True),), *_tests(a, verdict)]
    if a.opinion:
        said = _("Nothing against it") if a.opinion_verdict == "pass" else _("Reasons against it")
        words = f"{said}。{a.opinion}\n{_signed(a.reviewed_by_post, a.reviewed_at)}"
    else:
        words = _("not given yet")
    rows.append(_wide(_("Opinion"), words))
    if a.decided_at:
        reason = f"：{a.decision_reason}" if a.decision_reason else ""
        words = f"{say(tables.decided(a))}{reason}\n{_signed(a.decided_by_post, a.decided_at)}"
    else:
        words = _("not decided yet")
    rows.append(_wide(_("Decision of the leader"), words))
    return tuple(rows)


def _tests(a: Application, verdict: Verdict) -> list[tuple[Cell, ...]]:
    """Each test with every reason; outside their scope one line that says why."""
    if not verdict.applies:
        why = f"{say(BY_CODE[a.meeting_type].why)}{_('The four tests do not apply.')}"
        return [_wide(_("The four tests"), why)]
    reasons = queries.fixed(a) if a.submitted_at else list(verdict.reasons)
    rows = [
        _wide(_("%(test)s: test") % {"test": say(test.title)}, _reasons(test.code, reasons))
        for test in TESTS
    ]
    if a.submitted_at:
        moment = _moment(a.submitted_at)
        words = _("Fixed on submission %(moment)s, rule set %(rules)s") % {
            "moment": moment, "rules": a.verdict_rules,
        }  # fmt: skip
    else:
        words = _("Not submitted: this verdict is not fixed")
    return [*rows, _wide(_("The four tests"), words)]


def _reasons(test: str, reasons: Sequence[Refusal]) -> str:
    mine = [one for one in reasons if one.code.split(".")[1] == test]
    lines = [f"{'■' if one.blocks else '▲'} {say(one)}" for one in mine]
    return "\n".join(lines) or f"✓ {_('No reason against it, no remark.')}"


def _goal(row: Any) -> str:
    figure = ""
    if row.value is not None:
        planned = Quantity(row.value, row.unit, row.word, row.due_on, "planned", "")
        figure = show(planned).replace(THIN, "")
    return _joined(row.title, figure, row.due_on, row.owner)


def _item(row: Any) -> str:
    minutes = _("%(n)s minutes") % {"n": row.minutes} if row.minutes else ""
    return _joined(row.title, row.decides, row.decided_by, minutes)


def _problem(weighed: queries.WeighedProblem) -> str:
    n = weighed.evidence.sources
    sources = ngettext("%(n)s independent source", "%(n)s independent sources", n) % {"n": n}
    return _joined(weighed.problem.title, weighed.problem.root_cause, sources)


def _prescription(row: Any) -> str:
    return _joined(row.title, row.lead, row.due_on, row.served)


def _asked(row: Any) -> str:
    known = {True: _("agrees"), False: _("disagrees")}
    said = known.get(row.agrees, _("not answered yet"))
    return _joined(f"{row.unit.name}：{said}", row.words)


def _joined(*said: Any) -> str:
    words = [day(one) if hasattr(one, "year") else str(one) for one in said if one]
    return "；".join(words)


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))


def _signed(post: str, at: datetime | None) -> str:
    return f"{post}　{_moment(at)}" if at else post


def _moment(at: datetime) -> str:
    here = local(at)
    return f"{day(here)} {here:%H:%M}"


def _wide(label: str, text: str) -> tuple[Cell, ...]:
    return (Cell(label, 3, label=True), Cell(text, 9))


def _pair(*two: tuple[str, str]) -> tuple[Cell, ...]:
    return tuple(
        cell for label, text in two for cell in (Cell(label, 3, label=True), Cell(text, 3))
    )
