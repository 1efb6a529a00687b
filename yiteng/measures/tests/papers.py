"""Documents and measures of the tests."""

from __future__ import annotations

from datetime import date

from tests.cast import World
from yiteng.measures import actions
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.meetings.tests.hall import held
from yiteng.research.models import Problem


def document(world: World) -> PolicyDocument:
    """A document a meeting issued."""
    meeting = held(world)
    row = PolicyDocument(
        title="冷链建设措施", meeting=meeting, issued_on=date(2023, 2, 9), county=world.county
    )
    return actions.add_documents([row], actor=world.secretary, at=world.now)[0]


def drafted(world: World, paper: PolicyDocument, number: int = 1, *, bare: bool = False) -> Measure:
    """A draft measure; bare: it answers no problem."""
    row = Measure(
        document=paper,
        position=number,
        title=f"按产量建冷库{number}",
        lead=world.units["li"],
        theme=world.themes["agriculture"],
    )
    problems = [] if bare else list(Problem.objects.all()[:1])
    return actions.draft_measures([(row, problems)], actor=world.secretary, at=world.now)[0]
