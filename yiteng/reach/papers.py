"""A kept scenario as the report that goes to the city: Word, by the house's official papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.papers.values import Block, Cell, Grid, Heading, Official, Text
from yiteng.papers.words import day
from yiteng.reach.models import Scenario
from yiteng.reach.present import Answer, answered

CHINESE = "zh-hans"
#: Villages that stay uncovered are named up to so many; the page names all.
NAMED = 60


def report(row: Scenario) -> Official:
    """The report of a scenario: what is proposed, who gains, what it costs, what stays, how it was computed."""
    with translation.override(CHINESE):
        said = answered(row.inputs, row.question, row.result)
        return Official(
            head="",
            title=_("Report on where care should be: %(title)s") % {"title": row.title},
            body=tuple(_body(row, said)),
            on=row.at.date(),
            sealed=False,
            note=_("villages' positions and insured people are invented") if row.invented else "",
        )


def _body(row: Scenario, said: Answer) -> Iterable[Block]:
    yield Text(f"{said.sentence}。{said.lead}")
    yield Heading(1, _("What is proposed"))
    yield _sites(said)
    yield Heading(1, _("Who gains, and how far it then is"))
    for label, value in said.facts:
        yield Text(f"{label}：{value}。")
    yield _towns(said, row.question["radius"])
    if said.loads:
        yield _loads(said)
    if said.scores:
        yield Heading(1, _("Score of access"))
        yield Text(f"{said.scores.title}：{''.join(said.scores.when)}")
        for label, value in said.scores.facts:
            yield Text(f"{label}：{value}。")
        yield _scored(said)
    yield Heading(1, _("What stays uncovered"))
    yield Text(_uncovered(said))
    if said.curve:
        yield Heading(1, _("What one more site would buy"))
        points = "；".join(f"{point.label} {point.value}" for point in said.curve)
        yield Text(f"{_curve_title(row.question['model'])}：{points}。")
    yield Heading(1, _("How it was computed"))
    for sentence in (*said.assumed, said.proof):
        yield Text(sentence)
    yield Text(
        _("Computed on %(day)s; hash of the inputs %(inputs)s, of the answer %(result)s.")
        % {
            "day": day(row.at.date()),
            "inputs": row.inputs_hash[:16],
            "result": row.result_hash[:16],
        }
    )


def _loads(said: Answer) -> Grid:
    heads = ((_("Site"), 4), (_("Patients expected"), 2), (_("Patients its sites can serve"), 2))
    return _grid(heads, [(row["name"], row["patients"], row["room"]) for row in said.loads])


def _scored(said: Answer) -> Grid:
    heads = ((_("Town"), 3), (_("Score before"), 2), (_("Score after"), 2))
    towns = said.scores.towns if said.scores else []
    return _grid(heads, [(t["town"], _two(t["before"]), _two(t["after"])) for t in towns])


def _sites(said: Answer) -> Grid:
    heads = ((_("New site"), 3), (_("Town"), 2), (_("Insured people it serves"), 2),
             (_("Cost (×10,000 yuan)"), 2), (_("If it is not to be had"), 3))  # fmt: skip
    return _grid(heads, [
        (s.name, s.town, f"{s.people:,}", f"{s.cost / 10_000:,.0f}", s.instead or "—")
        for s in said.sites
    ])  # fmt: skip


def _towns(said: Answer, radius: float) -> Grid:
    heads = ((_("Town"), 3), (_("Insured people"), 3), (_("Mean minutes, before → after"), 3),
             (_("Within %(n)s minutes, after") % {"n": f"{radius:g}"}, 3))  # fmt: skip
    return _grid(heads, [
        (t["town"], f"{t['people']:,.0f}", f"{_one(t['mean_before'])} → {_one(t['mean'])}",
         f"{t['within'] / t['people']:.0%}" if t["people"] else "—")
        for t in said.towns
    ])  # fmt: skip


def _grid(heads: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> Grid:
    lines = [tuple(Cell(text, width, label=True) for text, width in heads)]
    for row in rows:
        lines.append(tuple(Cell(text, width) for text, (_h, width) in zip(row, heads, strict=True)))
    return Grid(tuple(lines))


def _uncovered(said: Answer) -> str:
    if not said.uncovered:
        return _("No village.")
    named = "、".join(f"{v['town']}{v['name']}" for v in said.uncovered[:NAMED])
    more = len(said.uncovered) - NAMED
    return named + (_(" and %(n)s more") % {"n": more} if more > 0 else "") + "。"


def _curve_title(model: str) -> str:
    titles = {"p_median": _("Mean minutes to care"), "max_cover": _("Insured people within the minutes, in percent"),
              "p_center": _("Minutes of the farthest village")}  # fmt: skip
    return titles.get(model, "")


def _two(value: Any) -> str:
    return "—" if value is None else f"{value:.2f}"


def _one(value: Any) -> str:
    return "—" if value is None else f"{value:.1f}"
