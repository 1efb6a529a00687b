"""The whole file of a case as one Word document, from its rows; Chinese, like official papers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.audit.queries import history
from yiteng.designation import queries, sentences, standards, tables, tables_year
from yiteng.designation.models import DesignationCase
from yiteng.designation.papers_running import day_, grid, running, short, three_sides
from yiteng.designation.queries import Status
from yiteng.designation.words import PREPARED, PURPOSES, SCHEMES, words
from yiteng.papers.values import Block, Cell, Grid, Heading, Official, Text
from yiteng.rules.designation.papers import wanted
from yiteng.rules.designation.standard import OUTCOMES, SURE, Verdict, gap
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.words import N_
from yiteng.web.words import in_table
from yiteng.workflow.trail import subject_type

CHINESE = "zh-hans"
#: Steps of the trail that are no step of the road.
_OPENED = {"open": N_("case entered"), "amend": N_("facts changed")}


def whole_file(case: DesignationCase, today: date, by: str = "") -> Official:
    """Everything that is known of a case: road, clocks, checks, visits, density, operation.

    Counts only, small ones withheld; no patient, no count of patients by village. by: the unit
    that prints it.
    """
    with translation.override(CHINESE):
        (status,) = queries.statuses([case], today)
        body: list[Block] = []
        for number, (title, part) in enumerate(_parts(case, status, today)):
            found = list(part)
            if found or number == 0:
                body += [Heading(1, title), *found]
        return Official(
            head="", title=_("File of the designation of %(name)s, %(kind)s") % {
                "name": case.facility.name, "kind": _(queries.kind_title(case.kind))},
            body=tuple(body), signed=by, on=today, sealed=False, note=_note(case))  # fmt: skip


def _parts(
    case: DesignationCase, status: Status, today: date
) -> Iterator[tuple[str, Iterable[Block]]]:
    yield _("Where it stands"), _standing(case, status, today)
    yield _("The road"), _road(case)
    yield _("Clocks"), _clocks(status, today)
    yield _("Checks"), _checks(status)
    yield _("Preparation"), _preparation(case)
    yield _("Papers of the application"), _papers(case)
    yield _("On site"), _visits(case)
    yield _("Density and access"), _density(case)
    yield _("Changes of important facts (art. 40)"), _changes(case, today)
    yield _("Operation"), running(case)
    yield _("The three sides"), three_sides(case)
    yield _("History"), _history(case)


def _standing(case: DesignationCase, status: Status, today: date) -> Iterator[Block]:
    yield Text(sentences.answer(status, today))
    schemes = "、".join(_(title) for code, title in SCHEMES.items() if getattr(case, code))
    rows = [
        (_("Road"), _(tables.road_of(case))), (_("State"), _(DESIGNATION.state(case.state).title)),
        (_("Schemes"), schemes), (_("Health licence since"), day_(case.licence_on)),
        (_("Agreement it builds on"), case.base_agreement or "—"),
        (_("City review"), _both(case.reviewed_on, case.review_number, case.reviewer_title)),
        (_("Insurance agreement"), _both(case.agreed_on, case.agreement_number, case.agreement_title)),
        (_("Agreement until"), day_(case.agreement_until)),
    ]  # fmt: skip
    yield Grid(tuple((Cell(a, 4, label=True), Cell(b, 8)) for a, b in rows))


def _road(case: DesignationCase) -> Iterator[Block]:
    coached = case.visits.filter(purpose="coaching", held_on__isnull=False).first()
    found = sentences.stations(case, coached.held_on if coached else None)
    yield grid((_("Station"), 4), (_("Day"), 3), (_("Number or post"), 5), rows=[
        (_(s.label), short(s.on), " ".join(filter(None, (s.title, s.post))) or "—") for s in found
    ])  # fmt: skip


def _clocks(status: Status, today: date) -> Iterator[Block]:
    if status.clocks:
        yield grid((_("Clock"), 3), (_("Begins"), 3), (_("Ends on"), 3), (_("Legal basis"), 3), rows=[
            (_(c.preset.title), short(c.starts), short(c.ends),
             f"{_(c.preset.article)}（{_(SURE[c.preset.sure])}）")
            for c in status.clocks
        ])  # fmt: skip


def _checks(status: Status) -> Iterator[Block]:
    for one in status.judged:
        yield Heading(2, tables.titled(one), one.standard.document)
        yield grid((_("Item checked"), 3), (_("Value"), 3), (_("Limit"), 2), (_("Verdict"), 2),
                   (_("How sure"), 2), rows=[
            (v.line.title.zh, tables.value_of(v), tables.limit_of(v),
             _verdict(v), _(SURE[v.line.sure]))
            for v in one.verdicts
        ])  # fmt: skip


def _verdict(found: Verdict) -> str:
    """What is missing in a few words; where nothing was filled in, that alone."""
    if found.open and (found.outcome != "missing" or found.short):
        return gap(found, True)
    return _(OUTCOMES[found.outcome])


def _preparation(case: DesignationCase) -> Iterator[Block]:
    for row in case.preparations.order_by("what", "id"):
        said = [row.title, f"{row.number:f}".rstrip("0").rstrip(".") if row.number else "",
                f"{row.cost} 元" if row.cost is not None else "",
                _("paid by") + row.paid_by if row.paid_by else "", day_(row.on) if row.on else ""]  # fmt: skip
        yield Text(f"{_(PREPARED[row.what])}：{'，'.join(filter(None, said))}")
    for one in case.suggestions.order_by("id"):
        done = f"{day_(one.done_on)} {one.done_words}" if one.done_on else _("not followed yet")
        yield Text(f"{_('Suggestion')}（{day_(one.made_on)}）：{one.words}——{done}")


def _papers(case: DesignationCase) -> Iterator[Block]:
    held = {p.code: p for p in case.papers.all()}
    yield grid((_("Paper of the application"), 7), (_("Handed in"), 5), rows=[
        (_(p.title), f"{short(held[p.code].given_on)} {held[p.code].note}" if p.code in held else "—")
        for p in wanted(case.road, case.kind)
    ])  # fmt: skip


def _changes(case: DesignationCase, today: date) -> Iterator[Block]:
    found = list(case.changes.order_by("id"))
    if found:
        yield grid((_("What changes"), 2), (_("Day of the change"), 3), (_("To be told by"), 3),
                   (_("Noted by, told late because"), 4), rows=[
            (_(c.what_title), short(c.happened_on), short(c.due), "；".join(filter(None, (
                f"{_('Told by the hospital on')} {short(c.told_on)}" if c.told_on
                else _("not told to the branch yet"),
                c.noted_by, c.late_reason, c.outcome)))) for c in found
        ])  # fmt: skip


def _visits(case: DesignationCase) -> Iterator[Block]:
    mine = standards.own({case.county_id})[case.county_id]
    titles = {
        line.code: line.title.zh
        for one in (*standards.filed(), *mine) if one.kind in ("", case.kind) for line in one.standard.lines
    }  # fmt: skip
    for row in queries.visits(case):
        people = "、".join(p.title for p in row.people.all())
        yield Heading(2, f"{day_(row.held_on or row.planned_on)} {_(PURPOSES[row.purpose])}")
        yield Text(
            "。".join(filter(None, (people or _("planned, not held yet"), row.topic, row.findings)))
            + "。"
        )
        for item in row.items.all():
            yield Text(f"{'✓' if item.met else '✗'} {titles.get(item.code, item.code)} {item.note}")


def _density(case: DesignationCase) -> Iterator[Block]:
    row = case.densities.first()
    if row is None:
        return
    result, inputs = json.loads(row.result), json.loads(row.inputs)
    yield Text(_("%(day)s, %(post)s: within %(minutes)s minutes, great-circle × %(detour)s at %(speed)s km/h, slower in mountain towns.") % {
        "day": day_(row.made_on), "post": row.by_post, "minutes": inputs["minutes"],
        "speed": inputs["speed"], "detour": inputs["detour"]})  # fmt: skip
    if days := sorted(set(filter(None, inputs.get("people_as_of", ())))):
        yield Text(f"{_('insured people counted on')}：{'—'.join(days)}")
    told = dict(inputs.get("counted", ()))
    if told:
        yield Text(
            f"{_('people in need counted on')}：{inputs['counted_as_of']}，{inputs['counted_source']}"
        )
    yield Heading(2, _("Scheme"))
    yield grid((_("Scheme"), 3), (_("Insured people"), 3), (_("Near"), 3), (_("To be expected in need"), 3),
        rows=[(_(title), str(result["all"][c]), str(result["near"][c]), result["expected"][c])
              for c, title in SCHEMES.items()])  # fmt: skip
    yield Heading(2, _("Town"))
    yield grid((_("Town"), 3), (_("Employees near"), 3), (_("Residents near"), 3),
               (_("Counted in need"), 3), rows=[
        (t["town"], str(t["employees"]), str(t["residents"]),
         tables_year.in_need(told[t["town"]]) if t["town"] in told else "—") for t in result["towns"]
    ])  # fmt: skip
    yield Text(f"SHA-256 {row.sha256}")


def _history(case: DesignationCase) -> Iterator[Block]:
    found = history(subject_type(case), case.pk)
    for one in sorted(found, key=lambda h: h.said_at):
        title = words("designation.designationcase", one.action)[1] or _OPENED.get(
            one.action, one.action
        )
        reason = f"——{one.reason}" if one.reason else ""
        who = _("Representatives of the patients") if one.action == "side_said" else one.post_title
        yield Text(f"{in_table(one.said_at)} {who} {_(title)}{reason}")


def _both(on: date | None, *rest: str) -> str:
    return "，".join(filter(None, (day_(on), *rest))) if on else "—"


def _note(case: DesignationCase) -> str:
    if case.invented:
        return _("invented example, not a real paper")
    return _("source: %(source)s") % {"source": case.source} if case.source else ""
