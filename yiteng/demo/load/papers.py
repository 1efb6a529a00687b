"""Policy documents with their numbered measures; the campaign between."""

from __future__ import annotations

from datetime import timedelta

from yiteng.demo.content import measures as content
from yiteng.demo.content import shapes
from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.posts import town_post
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.keys import BOSHAN, ZICHUAN, Keys, morning, words
from yiteng.measures import actions, objecting
from yiteng.measures.models import Campaign, Measure, PolicyDocument

_LEVELS = {"macro": "district", "micro": "district"}
_HORIZONS = {"year": "year", "three_years": "three", "five_years": "five"}


def load(keys: Keys) -> None:
    """Each document on its day, its measures answering the problems they name."""
    by_document: dict[str, list[shapes.Measure]] = {}
    for measure in content.measures():
        by_document.setdefault(measure.document, []).append(measure)
    for theme, documents in content.DOCUMENTS.items():
        for document in documents:
            if document.kind != "map":
                _issue(keys, theme, document, by_document.get(document.key, []))
    for campaign in content.CAMPAIGNS:
        actions.add_campaigns([
            Campaign(**keys.place(BOSHAN), title=campaign.title,
                     meeting=keys.meetings[f"M_{campaign.meeting.upper()}"],
                     measure=keys.measures.get(campaign.measure), lead=keys.units[campaign.lead],
                     starts_on=campaign.start, theme=keys.themes["industry"],
                     source=words(campaign.source), invented=campaign.invented)
        ], actor=keys.actors["secretary_gov"], at=morning(campaign.start))  # fmt: skip
    example(keys)


def example(keys: Keys) -> None:
    """A town's own measures, two objections to them, one upheld. All invented."""
    town, office = keys.actors[town_post(EXAMPLE_TOWN)], keys.actors["secretary_gov"]
    at = morning(content.EXAMPLE.day)
    (paper,) = actions.add_documents([
        PolicyDocument(**keys.place(EXAMPLE_TOWN), title=content.EXAMPLE.title,
                       meeting=keys.meetings["MX_SPRING"], issued_on=content.EXAMPLE.day,
                       source=INVENTED, invented=True)
    ], actor=office, at=at)  # fmt: skip
    drafts = actions.draft_measures([
        (Measure(document=paper, position=n, title=title, text=text, level="town",
                 lead_id=town.unit, theme=keys.themes["livelihood"], source=INVENTED,
                 issued_on=content.EXAMPLE.day, invented=True), [keys.problems["PX1"]])
        for n, (title, text) in enumerate(content.EXAMPLE.measures, start=1)
    ], actor=office, at=at)  # fmt: skip
    issued = actions.issue(drafts, actor=office, at=at)
    for place, said, answer in content.EXAMPLE.objections:
        row = objecting.raise_one(issued[place], said, actor=town, at=at + timedelta(days=2))
        if answer:
            objecting.answer(row, answer, actor=office, at=at + timedelta(days=3))


def _issue(
    keys: Keys, theme: str, d: shapes.IssuedDocument, measures: list[shapes.Measure]
) -> None:
    at = morning(d.day)
    actor = keys.actors["secretary_gov"]
    meeting = keys.meetings.get(f"M_{theme.upper()}")
    (paper,) = actions.add_documents([
        PolicyDocument(**keys.place(BOSHAN if meeting else ZICHUAN), title=d.title,
                       meeting=meeting, issued_on=d.day, title_only=d.title_only,
                       source=words(d.source), invented=d.invented)
    ], actor=actor, at=at)  # fmt: skip
    rows = actions.draft_measures([
        (Measure(document=paper, position=m.position, title=m.title, text=m.text,
                 horizon=_HORIZONS[m.horizon], level=_LEVELS.get(m.level, "district"),
                 lead=keys.units[m.lead], theme=keys.themes[m.theme], issued_on=m.issued,
                 source=words(m.source), invented=m.invented),
         [keys.problems[p] for p in m.problems])
        for m in measures
    ], actor=actor, at=at)  # fmt: skip
    issued = actions.issue(rows, actor=actor, at=at)
    keys.measures.update({m.key: row for m, row in zip(measures, issued, strict=True)})
