"""What became of findings, on the desk of the unit that heard them."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from yiteng.replies.models import News
from yiteng.replies.queries import to_tell
from yiteng.replies.words import line
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_
from yiteng.web.desks import Line, Waits


def _line(row: News) -> Line:
    return Line(
        f"{row.finding.said_by} · {line(row)}",
        reverse("replies:speaker", args=[row.finding_id]),
        invented=row.invented,
    )


def _found(actor: Actor, today: date) -> QuerySet[News]:
    return to_tell(actor).select_related("finding")


UNTOLD = Waits(
    "reply",
    N_("What became of findings, to be told to those who said them"),
    "replies.tell",
    _found,
    _line,
    ("on", "id"),
    "outside",
    "",
    N_("Tell them"),
)
