"""A process of its own: long exports are made while fifty workers are killed over them."""

from __future__ import annotations

import json
import sys
from typing import Any

#: Exports that wait at the beginning.
FILES = 12


def main(kills: int, person: int, post: int) -> None:
    """Ask for exports while workers die; print what became of them as JSON."""
    import django

    django.setup()
    from django.db import transaction

    from yiteng.jobs.actions import enqueue
    from yiteng.jobs.models import Outbox
    from yiteng.jobs.tests.mortal import finish, massacre
    from yiteng.ledgers.jobs import acting
    from yiteng.ledgers.models import Made
    from yiteng.workflow.clock import real_now

    at = real_now()
    actor: Any = acting(person, post, at)

    def ask() -> None:
        with transaction.atomic():
            row = Made.objects.create(
                county_id=actor.county, unit_id=actor.unit, person=person, post=post, name="督办事项",
                post_title=actor.post_title, language="zh-hans", at=at,
                address="/commitments/?as=xlsx",
            )  # fmt: skip
            enqueue(
                "ledgers.export", key=f"ledgers.export:{row.pk}", payload={"made": row.pk}, now=at
            )

    def between() -> None:
        while Outbox.objects.filter(done_at=None).count() < FILES:
            ask()

    deaths = massacre(kills, 0.35, between)
    finish(deaths)
    print(json.dumps(report(deaths)))


def report(deaths: int) -> dict[str, Any]:
    """What is there now, counted from the tables."""
    from yiteng.audit.models import Event
    from yiteng.audit.verify import verify
    from yiteng.files.models import Attachment
    from yiteng.jobs.models import Outbox
    from yiteng.ledgers.models import Made

    made = Made.objects.exclude(finished_at=None).filter(fault="")
    files = Attachment.objects.filter(parent_type="ledgers.made")
    return {
        "deaths": deaths, "asked": Made.objects.count(), "made": made.count(),
        "files": files.count(), "parents": files.values("parent_id").distinct().count(),
        "events": Event.objects.filter(subject_type="ledgers.made", action="export").count(),
        "faults": [str(c.fault) for c in verify().chains if c.fault],
        "left": Outbox.objects.filter(done_at=None).count(),
    }  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
