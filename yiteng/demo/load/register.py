"""The register of published figures of both reports."""

from __future__ import annotations

from yiteng.demo.content.register import ASSUMED, HOW, printed
from yiteng.demo.load.keys import BOSHAN, ZICHUAN, Keys
from yiteng.desk.models import PublishedFigure

_COUNTIES = {"boshan": BOSHAN, "zichuan": ZICHUAN}


def load(keys: Keys) -> None:
    """One row a figure, in the order of the reports."""
    PublishedFigure.objects.bulk_create([_row(keys, row) for row in printed()])


def _row(keys: Keys, row: dict[str, str]) -> PublishedFigure:
    how = HOW[row["id"]]
    return PublishedFigure(
        **keys.place(_COUNTIES[row["source"]]), code=row["id"], report=row["source"],
        scope=row["scope"], what=row["what_it_counts"], what_zh=how.what_zh,
        relation=row["relation"], word=row["word"], reported=row["value"],
        value_type=how.value_type, unit=row["unit"], as_of=row["date"],
        assumption=row["assumption"], how=row["how_the_system_shows_it"], query=how.query,
        params=dict(how.params), explanation=how.explanation, explanation_zh=how.explanation_zh or ASSUMED.get(row["id"], ""),
        pinned=how.pinned)  # fmt: skip
