"""A process of its own: imports of ledgers go on while fifty workers are killed over them."""

from __future__ import annotations

import json
import sys
from typing import Any

#: Rows of a file, and of a chunk.
ROWS, CHUNK = 240, 20


def main(kills: int, person: int, post: int) -> None:
    """Hand in files while workers die; print what became of them as JSON."""
    import django

    django.setup()
    from yiteng.jobs.models import Outbox
    from yiteng.jobs.tests.mortal import finish, massacre
    from yiteng.ledgers import actions, applying, reading
    from yiteng.ledgers.jobs import acting
    from yiteng.ledgers.models import READY, Import
    from yiteng.ledgers.tests.books import HEADS, LAMP, file, xlsx
    from yiteng.workflow.clock import real_now

    reading.CHUNK, applying.CHUNK = CHUNK, 4 * CHUNK
    at = real_now()
    actor: Any = acting(person, post, at)
    handed = []

    def between() -> None:
        for row in Import.objects.filter(phase=READY):
            actions.start(row, actor=actor, at=at)
        if Outbox.objects.filter(done_at=None).count() < 2:
            n = len(handed)
            rows = [[f"第{n}册第{i}盏路灯", *LAMP[1:]] for i in range(ROWS)]
            handed.append(actions.hand_in(file(xlsx([HEADS, *rows])), kind="livelihood_item",
                                          actor=actor, at=at))  # fmt: skip

    deaths = massacre(kills, 0.45, between)
    finish(deaths)
    for row in Import.objects.filter(phase=READY):
        actions.start(row, actor=actor, at=at)
    finish(deaths + 5)
    print(json.dumps(report(deaths, len(handed))))


def report(deaths: int, handed: int) -> dict[str, Any]:
    """What is there now, counted from the tables."""
    from django.db.models import Count

    from yiteng.audit.models import Event
    from yiteng.audit.verify import verify
    from yiteng.commitments.models import Commitment, CommitmentQuantity
    from yiteng.jobs.models import Outbox
    from yiteng.ledgers.models import Import, Origin, Staged

    doubles = Staged.objects.values("imported", "row").annotate(n=Count("id")).filter(n__gt=1)
    opened = Event.objects.filter(subject_type="commitments.commitment", action="open")
    return {
        "deaths": deaths, "handed": handed,
        "phases": dict(Import.objects.values_list("phase").annotate(n=Count("id"))),
        "staged": Staged.objects.count(), "doubles": doubles.count(),
        "titles": Commitment.objects.values("title").distinct().count(),
        "rows": Commitment.objects.count(), "figures": CommitmentQuantity.objects.count(),
        "origins": Origin.objects.count(), "events": opened.count(),
        "applied": Event.objects.filter(subject_type="ledgers.import", action="apply").count(),
        "numbers": Commitment.objects.values("number").distinct().count(),
        "faults": [str(c.fault) for c in verify().chains if c.fault],
        "left": Outbox.objects.filter(done_at=None).count(),
    }  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
