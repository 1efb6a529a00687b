"""What the tables hold after two processes wrote side by side, counted."""

from __future__ import annotations

from typing import Any


def report() -> dict[str, Any]:
    """Rows, figures and events of both writers, and whether the trail holds."""
    from django.db.models import Count

    from yiteng.audit.models import Event
    from yiteng.audit.verify import verify
    from yiteng.commitments.models import Commitment, CommitmentQuantity
    from yiteng.ledgers.models import Origin
    from yiteng.ledgers.tests.side_by_side import BESIDE

    mine = Commitment.objects.filter(title__startswith=BESIDE)
    theirs = Commitment.objects.exclude(title__startswith=BESIDE)
    events = Event.objects.filter(subject_type="commitments.commitment").values_list("action")
    money = CommitmentQuantity.objects.values_list("value").annotate(n=Count("id"))
    return {
        "drafted": mine.count(), "worded": mine.filter(content="改过").count(),
        "taken": theirs.count(), "titles": theirs.values("title").distinct().count(),
        "numbers": Commitment.objects.values("number").distinct().count(),
        "money": {str(int(value)): n for value, n in money}, "origins": Origin.objects.count(),
        "events": dict(events.annotate(n=Count("id"))),
        "versions": dict(theirs.values_list("version").annotate(n=Count("id"))),
        "faults": [str(c.fault) for c in verify().chains if c.fault],
    }  # fmt: skip
