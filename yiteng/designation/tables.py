"""Lists of designation as tables: cases, clocks, verdicts, visits, density."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yiteng.designation.models import DesignationCase, ReceivedResult, Visit
from yiteng.designation.queries import Status
from yiteng.designation.standards import Judged
from yiteng.designation.tables_year import in_need
from yiteng.designation.words import KINDS, PURPOSES
from yiteng.reach.queries import LEVELS
from yiteng.rules.designation.clocks import Running, pressing
from yiteng.rules.designation.papers import ROADS
from yiteng.rules.designation.standard import OUTCOMES, SURE, Line, Standard, Verdict, gap, plain
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import Page
from yiteng.web.words import chinese, in_table

CASES = (
    Column("facility", N_("Facility"), "link"),
    Column("kind", N_("Service"), "state"),
    Column("state", N_("State"), "state"),
    Column("light", N_("Light"), "light"),
    Column("clock", N_("Clock"), "state"),
    Column("ends", N_("Ends on"), "date"),
    Column("mover", N_("Who moves"), "state"),
)
CLOCKS = (
    Column("clock", N_("Clock"), "state"),
    Column("light", N_("Light"), "light"),
    Column("starts", N_("Begins"), "date"),
    Column("ends", N_("Ends on"), "date"),
    Column("done", N_("Done on"), "date"),
    Column("article", N_("Legal basis"), "state"),
    Column("sure", N_("How sure"), "state"),
)
CHECKS = (
    Column("title", N_("Item checked")),
    Column("value", N_("Value")),
    Column("limit", N_("Limit")),
    Column("outcome", N_("Verdict"), "state"),
    Column("gap", N_("Missing")),
    Column("source", N_("Source")),
    Column("sure", N_("How sure"), "state"),
)
VISITS = (
    Column("on", N_("Day"), "date"),
    Column("purpose", N_("Purpose"), "state"),
    Column("people", N_("Who went")),
    Column("findings", N_("What was found")),
    Column("next", N_("Record"), "link"),
)
TOWNS = (
    Column("town", N_("Town")),
    Column("minutes", N_("Minutes one way")),
    Column("employees", N_("Employees near"), "number"),
    Column("residents", N_("Residents near"), "number"),
    Column("all", N_("Insured people"), "number"),
)
COUNTED = Column("counted", N_("Counted in need"))


def light_of(clock: Running, today: date) -> str:
    """The light of a clock: late, soon, standing, done, else on plan."""
    if clock.standing:
        return "suspended"
    if clock.passed(today):
        return "overdue"
    if clock.done:
        return ""
    return "due_soon" if clock.soon(today) and not clock.preset.wait else "on_plan"


def cases(page: Page, found: Sequence[Status], today: date) -> Table:
    """Cases with the clock that presses, in the order in which their page was asked for."""
    return Table(
        "", CASES, [_case(one, today) for one in found],
        empty=N_("No case yet. A hospital states its intention; coaching on site follows."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _clock(status: Status) -> Running | None:
    ended = DESIGNATION.state(status.case.state).ended
    return None if ended else pressing(status.clocks)


def _case(status: Status, today: date) -> Row:
    case, clock = status.case, _clock(status)
    return Row(case.url, {
        "facility": marked(case.facility.name, case.invented or case.facility.invented),
        "kind": KINDS.get(case.kind, case.kind), "state": DESIGNATION.state(case.state).title,
        "light": light_of(clock, today) if clock else "",
        "clock": clock.preset.title if clock else "", "ends": clock.ends if clock else None,
        "mover": clock.preset.mover if clock else "",
    }, key=str(case.pk))  # fmt: skip


def clocks(found: Iterable[Running], today: date) -> Table:
    """Every clock of a case with article and certainty."""
    return Table("", CLOCKS, [
        Row("", {
            "clock": one.preset.title, "light": light_of(one, today), "starts": one.starts,
            "ends": one.ends, "done": one.done, "article": one.preset.article,
            "sure": SURE[one.preset.sure]})
        for one in found
    ], empty=N_("No clock runs before the application."))  # fmt: skip


def checks(found: Judged) -> Table:
    """A standard line by line: value, limit, verdict, what is missing."""
    return Table("", CHECKS, [_check(v) for v in found.verdicts])


def _check(verdict: Verdict) -> Row:
    line, tells = verdict.line, chinese()
    return Row("", {
        "title": line.title.said(tells), "value": value_of(verdict), "limit": limit_of(verdict),
        "outcome": _outcome(verdict),
        "gap": gap(verdict, tells) if verdict.open else "", "source": line.source,
        "sure": SURE[line.sure]})  # fmt: skip


def _outcome(verdict: Verdict) -> str:
    """The verdict in words; one by a limit still to be verified says that it only warns."""
    if verdict.open and not verdict.blocks:
        return N_("open; only warns, to be verified")
    return (
        N_("stated")
        if verdict.line.kind == "given" and not verdict.open
        else OUTCOMES[verdict.outcome]
    )


def value_of(verdict: Verdict) -> str:
    """The value of a check in words: a figure, yes or no, a day."""
    value = verdict.value
    if value is None:
        return "—"
    if isinstance(value, date):
        return in_table(value)
    if verdict.line.kind == "yes":
        return _("yes") if value else _("no")
    return plain(value)


def limit_of(verdict: Verdict) -> str:
    """The limit of a check in words."""
    line, limit = verdict.line, verdict.limit
    if line.kind == "fresh":
        return _("every %(n)s months") % {"n": line.months} if line.months > 1 else _("monthly")
    if line.kind in ("yes", "given") or limit is None:
        return "—" if line.kind != "yes" else _("yes")
    sign = "≤" if line.kind == "at_most" else "≥"
    return f"{sign} {plain(limit)}"


def visits(rows: Iterable[Visit], record: Any) -> Table:
    """Visits held and planned; record: address of a planned one, empty where it is not offered."""
    rows = list(rows)
    open_ = any(not row.held_on and record(row) for row in rows)
    return Table("", VISITS if open_ else VISITS[:-1], [
        Row("", {
            "on": row.held_on or row.planned_on, "purpose": PURPOSES.get(row.purpose, row.purpose),
            "people": _("; ").join(p.title for p in row.people.all()),
            "findings": marked(row.findings or row.topic, row.invented),
            "next": (_("Record it"), record(row)) if not row.held_on and record(row) else ""})
        for row in rows
    ], empty=N_("Nobody has been on site yet."))  # fmt: skip


def towns(result: Any, counted: Mapping[str, int | None] | None = None) -> Table:
    """Insured people near, by town; counted: people in need by town, None where withheld."""
    told = counted or {}
    return Table("", (*TOWNS, COUNTED) if told else TOWNS, [
        Row("", {
            "counted": in_need(told[one["town"]]) if one["town"] in told else "—",
            "town": one["town"], "employees": one["employees"], "residents": one["residents"],
            "all": one["all"],
            "minutes": "—" if one["from"] is None else _span(one["from"], one["to"])})
        for one in result["towns"]
    ])  # fmt: skip


def _span(first: float, last: float) -> str:
    return f"{first:.0f}" if round(first) == round(last) else f"{first:.0f}–{last:.0f}"


def road_of(case: DesignationCase) -> str:
    """The road of a case (message id)."""
    return ROADS.get(case.road, case.road)


LINES = (
    Column("group", N_("Part of the table")),
    Column("title", N_("Item checked")),
    Column("limit", N_("Limit")),
    Column("source", N_("Source")),
    Column("sure", N_("How sure"), "state"),
)
RECEIVED = (
    Column("facility", N_("Facility")),
    Column("area", N_("Town")),
    Column("kind", N_("Service"), "state"),
    Column("state", N_("State"), "state"),
    Column("number", N_("Document number")),
    Column("from", N_("In force from")),
    Column("until", N_("Agreement until")),
    Column("partner", N_("Other installation")),
    Column("as_of", N_("As of"), "date"),
)


def titled(found: Judged) -> str:
    """The title of a standard with its version."""
    return f"{found.standard.title.said(chinese())} · {found.standard.version}"


def standard(found: Standard) -> Table:
    """A standard as it is filed: every line with its limit, source and certainty."""
    tells = chinese()
    return Table("", LINES, [
        Row("", {
            "group": found.groups[line.group].said(tells), "title": line.title.said(tells),
            "limit": _filed_limit(found, line), "source": line.source, "sure": SURE[line.sure]})
        for line in found.lines
    ])  # fmt: skip


def _filed_limit(found: Standard, line: Line) -> str:
    if line.kind in ("yes", "given", "fresh"):
        return limit_of(Verdict(line, None, None, "missing"))
    sign = "≤" if line.kind == "at_most" else "≥"
    said = f"{sign} {plain(line.amount)}"
    if line.kind == "per":
        base = next(x for x in found.lines if x.code == line.base)
        said += f" × {base.title.said(chinese())}"
    if line.kind == "steps":
        said += _(" + 1 for each full %(each)s above %(over)s") % {
            "each": plain(line.each), "over": plain(line.over)}  # fmt: skip
    levels = [f"{_(LEVELS[level])} {sign} {plain(v)}" for level, v in (line.by_level or {}).items()]
    return _("; ").join([said, *levels])


def received(page: Page) -> Table:
    """Results other installations reported."""
    return Table("", RECEIVED, [_received(row) for row in page.rows],
                 empty=N_("Nothing received yet. Enter the key of the other installation first."),
                 next_key=page.next_key, previous_key=page.previous_key)  # fmt: skip


def _received(row: ReceivedResult) -> Row:
    fields = row.fields
    return Row("", {
        "facility": marked(row.facility, bool(fields.get("invented"))), "area": row.area,
        "kind": KINDS.get(row.kind, row.kind), "state": _state(row.status),
        "number": fields.get("review_number") or "", "from": fields.get("in_force_on") or "",
        "until": fields.get("agreement_until") or "", "partner": row.partner.name,
        "as_of": row.as_of})  # fmt: skip


def _state(code: str) -> str:
    known = {state.code: state.title for state in DESIGNATION.states}
    return known.get(code, code)
