"""A break of the thread: something became of a finding and nobody told who said it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from yiteng.replies.models import News
from yiteng.research.models import Finding
from yiteng.rules.words import N_
from yiteng.thread.holes import OWNER_FINDER, HoleRule, Scope

#: Days after which silence towards those who spoke counts as a break.
SILENT_DAYS = 30


def finding_untold(scope: Scope) -> QuerySet[Any]:
    """Findings of which something has become for a month, and who said them was not told."""
    since = scope.today - timedelta(days=SILENT_DAYS)
    waiting = News.objects.filter(finding=OuterRef("pk"), telling__isnull=True, on__lt=since)
    rows = scope.see(Finding).filter(Exists(waiting))
    return rows.select_related("county", "town", "village")


UNTOLD = HoleRule(
    "finding_untold",
    N_("Who said it was never told"),
    OWNER_FINDER,
    N_("Tell them what became of it, or write down that they could not be reached."),
    N_("Practice: a thread has two ends"),
    "finding",
    finding_untold,
    "amber",
    "occasion__unit",
)
