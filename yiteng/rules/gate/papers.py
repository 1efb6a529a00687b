"""Papers of the items, of the content test: named, there in time, within length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from yiteng.rules.gate.dossier import Dossier, Item, Paper
from yiteng.rules.gate.rule import Hit, Rule, first_lacking, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_CITY = N_("Rules of a city: papers three days before, at most 3,000 characters")


def paper_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every item has its paper."""
    for item in dossier.items:
        if not item.papers:
            yield Hit(f"items-{item.key}-papers", {"item": item.title})


def paper_in_time(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A paper is there some days before the meeting."""
    if dossier.wanted_on is None:
        return
    latest = dossier.wanted_on - timedelta(days=thresholds.paper_days)
    for _item, paper in _papers(dossier):
        if paper.received_on and paper.received_on > latest:
            params = {"paper": paper.title, "day": paper.received_on, "latest": latest}
            yield Hit(f"papers-{paper.key}-received_on", params)


def paper_whole(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A paper says when it came and how long it is."""
    for _item, paper in _papers(dossier):
        length = paper.characters or paper.pages
        lacks = lacking(
            (paper.received_on, N_("the day it came")),
            (length, N_("its length")),
        )
        if lacks:
            column = first_lacking((paper.received_on, "received_on"), (length, "characters"))
            params = {"paper": paper.title, "lacks": Several(lacks)}
            yield Hit(f"papers-{paper.key}-{column}", params)


def paper_short(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A paper is short enough to be read."""
    for _item, paper in _papers(dossier):
        if paper.characters and paper.characters > thresholds.paper_characters:
            params = {
                "paper": paper.title,
                "characters": paper.characters,
                "most": thresholds.paper_characters,
            }
            yield Hit(f"papers-{paper.key}-characters", params)


def _papers(dossier: Dossier) -> Iterator[tuple[Item, Paper]]:
    return ((item, paper) for item in dossier.items for paper in item.papers)


_NAMED = N_("The item “{item}” has no paper.")
_TIME = N_("The paper “{paper}” came on {day}; it was due by {latest}.")
_WHOLE = N_("The paper “{paper}” lacks: {lacks}.")
_SHORT = N_("The paper “{paper}” has {characters} characters; {most} are the most.")

PAPER_RULES = (
    Rule("content.paper", "content", "red", _NAMED, _CITY, paper_named),
    Rule("content.paper_in_time", "content", "red", _TIME, _CITY, paper_in_time),
    Rule("content.paper_whole", "content", "amber", _WHOLE, _CITY, paper_whole),
    Rule("content.paper_short", "content", "amber", _SHORT, _CITY, paper_short),
)
