"""Loading the demo: chapter by chapter, through the same actions users take (audit intact)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext

from yiteng.demo.load.keys import Keys
from yiteng.rules.words import N_

Progress = Callable[[float, str], None]
Chapter = Callable[[Keys], None]


def load(progress: Progress | None = None) -> list[dict[str, Any]]:
    """Load both districts into an empty database.

    progress: called with the share done (0 to 1) and the chapter's title.
    Returns the log-ins: name, password (random at each load), title of the first post.
    """
    from yiteng.workflow.models import Mark

    keys, told = Keys(), progress or (lambda share, title: None)
    chapters = _chapters()
    for done, (title, chapter) in enumerate(chapters):
        told(done / len(chapters), gettext(title))
        chapter(keys)
    Mark.objects.update_or_create(name="demo", defaults={"value": "1"})
    told(1.0, "")
    return keys.logins


def _chapters() -> tuple[tuple[str, Chapter], ...]:
    return (*_up_to_measures(), *_the_work())


def _up_to_measures() -> tuple[tuple[str, Chapter], ...]:
    from yiteng.demo.load import (
        casefiles,
        firms,
        meetings,
        papers,
        people,
        places,
        plans,
        research,
        surveys,
    )

    return (
        (N_("areas"), places.load),
        (N_("units, posts, accounts"), people.load),
        (N_("firms"), firms.load),
        (N_("research"), research.load),
        (N_("plan of the year"), plans.load),
        (N_("applications and meetings"), meetings.load),
        (N_("a survey in the invented town"), surveys.load),
        (N_("case files"), casefiles.load),
        (N_("measures"), papers.load),
    )


def _the_work() -> tuple[tuple[str, Chapter], ...]:
    from yiteng.demo.load import (
        care,
        commitments,
        designation,
        desks,
        inspections,
        ledgers,
        lists,
        lots,
        publish,
        register,
        reorganised,
        replies,
        roads,
    )

    return (
        (N_("commitments"), commitments.load),
        (N_("publication"), publish.load),
        (N_("a list of the invented town"), lists.load),
        (N_("the road of each commitment"), roads.load),
        (N_("desks"), desks.load),
        (N_("lots"), lots.load),
        (N_("supervision"), inspections.load),
        (N_("care"), care.load),
        (N_("designations"), designation.load),
        (N_("a ledger of the invented town"), ledgers.load),
        (N_("what became of findings"), replies.load),
        (N_("reorganisation"), reorganised.load),
        (N_("figures"), register.load),
        (N_("today"), publish.refresh),
    )
