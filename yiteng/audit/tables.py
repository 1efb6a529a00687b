"""The trail as a table: who, when, which record, which fields; never what stood in them.

The audit administrator checks that the work was recorded, and sees no business content
(domain.md E1, separation of the three administrators).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.audit import labels, personal
from yiteng.audit.models import Event
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import Page

COLUMNS = (
    Column("number", N_("No."), "link"),
    Column("chain", N_("Chain")),
    Column("recorded", N_("Recorded"), "moment"),
    Column("said", N_("Happened"), "moment"),
    Column("post", N_("Post")),
    Column("name", N_("Holder")),
    Column("action", N_("Step")),
    Column("record", N_("Business record")),
    Column("fields", N_("Fields changed")),
)


def trail_table(page: Page, chains: Mapping[int, str]) -> Table:
    """One page of the trail. chains: their names by county; costs one query, for the holders."""
    events: Sequence[Event] = page.rows
    names = personal.names({event.content["name"] for event in events})
    return Table(
        caption=N_("Audit trail"),
        columns=COLUMNS,
        rows=[_row(event, names, chains) for event in events],
        next_key=page.next_key,
        previous_key=page.previous_key,
        empty=N_("Nothing was recorded that fits. Every step of every record enters here."),
    )


def holder(event: Event, names: Mapping[str, str]) -> str:
    """Who held the post, as far as the name has not been forgotten; acting is said."""
    name = names.get(str(event.content["name"]), _("name deleted"))
    return _("%(name)s (acting)") % {"name": name} if event.acting else name


def fields(event: Event) -> list[str]:
    """Names of the fields that changed."""
    return sorted({*event.content["before"], *event.content["after"]})


def _row(event: Event, names: Mapping[str, str], chains: Mapping[int, str]) -> Row:
    record, step = labels.words(event.subject_type, event.action)
    return Row(
        reverse("audit:show", args=[event.pk]),
        {
            "number": str(event.number),
            "chain": chains.get(event.county, ""),
            "recorded": event.recorded_at,
            "said": event.said_at,
            "post": event.post_title,
            "name": holder(event, names),
            "action": step,
            "record": f"{record} {event.subject_id}",
            "fields": ", ".join(fields(event)),
        },
        key=str(event.pk),
    )
