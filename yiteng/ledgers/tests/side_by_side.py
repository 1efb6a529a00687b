"""Two processes on one database: ``python -m … take|write FOLDER PERSON POST``.

take: hands a ledger in and takes it in, then the same with every sum of money changed. write:
meanwhile drafts one matter after the other and words it anew, each in a transaction of its own.
Both say as JSON what they did.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

#: Rows of the ledger; what the other writer's matters are called.
ROWS, BESIDE = 3000, "旁边写入的事项"


def take(folder: Path, actor: Any, at: Any) -> dict[str, Any]:
    """Take the ledger in twice; how many of the other's writes were made while rows were taken in."""
    from yiteng.ledgers import actions
    from yiteng.ledgers.models import Import
    from yiteng.ledgers.tests.books import HEADS, LAMP, file, work, xlsx

    meanwhile, phases = [], []
    for money in (12.5, 13):
        rows = [[f"第{i}盏路灯", *LAMP[1:4], money] for i in range(ROWS)]
        handed = actions.hand_in(file(xlsx([HEADS, *rows])), kind="livelihood_item",
                                 actor=actor, at=at)  # fmt: skip
        work()
        row = Import.objects.get(pk=handed.pk)
        actions.start(row, actor=actor, at=at)
        _wait(folder / "writing")
        before = _beside()
        work()
        meanwhile.append(_beside() - before)
        row.refresh_from_db()
        phases.append([row.phase, row.counts, row.fault])
    return {"meanwhile": meanwhile, "phases": phases}


def _beside() -> int:
    from yiteng.commitments.models import Commitment

    return Commitment.objects.filter(title__startswith=BESIDE).count()


def _wait(path: Path) -> None:
    """Until the file is there; two minutes at most."""
    until = time.monotonic() + 120
    while not path.exists():
        if time.monotonic() > until:
            raise TimeoutError(path.name)
        time.sleep(0.01)


def write(folder: Path, actor: Any, at: Any) -> dict[str, Any]:
    """Write until the other is through: what was drafted, what worded anew, what failed and why."""
    from yiteng.commitments.actions import Draft, draft, redraft
    from yiteng.commitments.models import Commitment

    drafted, worded, failed = 0, 0, list[str]()
    while not (folder / "taken").exists():
        try:
            made = draft(Draft(Commitment(
                county_id=actor.county, kind="livelihood_item", level="district",
                title=f"{BESIDE}{drafted}", lead_unit_id=actor.unit, served_name="村民",
                served_type="residents", origin="superior", origin_ref="文", due_at=at,
            )), actor=actor, at=at)  # fmt: skip
            drafted += 1
            redraft(made, {"content": "改过"}, actor=actor, at=at)
            worded += 1
        except Exception as error:  # what a person would see as a failed page
            failed.append(f"{type(error).__name__}: {error}")
        (folder / "writing").touch()
        time.sleep(0.01)
    return {"drafted": drafted, "worded": worded, "failed": failed}


def main(what: str, folder: Path, person: int, post: int) -> None:
    """Do one side's part; say what it was."""
    import django

    django.setup()
    from yiteng.ledgers.jobs import acting
    from yiteng.ledgers.tests.tally import report
    from yiteng.workflow.clock import real_now

    at = real_now()
    actor = acting(person, post, at)
    if what == "tell":
        found = report()
    elif what == "write":
        found = write(folder, actor, at)
    else:
        try:
            found = take(folder, actor, at)
        finally:
            (folder / "taken").touch()
    sys.stdout.write("\n" + json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:5]))
