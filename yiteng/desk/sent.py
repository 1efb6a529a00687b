"""What the county's units sent down in a year, counted by the database however much it was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import (
    BigIntegerField,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)  # fmt: skip
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from yiteng.audit.models import Event
from yiteng.commitments.models import Commitment
from yiteng.desk.seconds import Seconds
from yiteng.people.models import Unit
from yiteng.rules.actor import Actor
from yiteng.rules.burden import Sender, sender
from yiteng.workflow.trail import subject_type

#: The period counted, in days.
DAYS = 365
#: States in which nothing was laid on anybody.
NOT_SENT = ("draft", "withdrawn", "merged")
_ALL = 2**62


def sent_down(actor: Actor, today: date) -> list[Sender]:
    """What the county's units sent to towns and villages in the last year; two queries.

    Units stand in their official order. Time given is counted, in minutes, from the word of the
    first assignment to the first date.
    """
    held: dict[int, list[tuple[int, int]]] = {}
    for unit, minutes, n in _counted(_sent(actor, today)):
        held.setdefault(unit, []).append((minutes, n))
    units = Unit.objects.filter(pk__in=held, county_id=actor.county).order_by("order", "id")
    return [sender(unit.name, held[unit.pk]) for unit in units]


def _sent(actor: Actor, today: date) -> QuerySet[Any]:
    """Rows sent down, each with the unit that assigned it and the seconds it gave: the trail knows."""
    grass = Q(lead_unit__line="village") | Q(lead_unit__town__isnull=False)
    rows = Commitment.objects.filter(
        grass, county_id=actor.county, starts_on__gte=today - timedelta(days=DAYS),
        original_due_at__isnull=False)  # fmt: skip
    first = Event.objects.filter(
        subject_type=subject_type(Commitment()), subject_id=OuterRef("pk"), action="issue"
    ).order_by("id")
    unit = Cast(KeyTextTransform("unit", Cast("data", JSONField())), BigIntegerField())
    return rows.exclude(state__in=NOT_SENT).values(
        lead=F("lead_unit_id"),
        unit=Subquery(first.annotate(by=unit).values("by")[:1]),
        given=Seconds(F("original_due_at"), Subquery(first.values("said_at")[:1])),
    )


def _counted(sent: QuerySet[Any]) -> list[tuple[int, int, int]]:
    """Unit, minutes given, how many rows; what a unit assigns itself is not sent.

    The limit keeps databases from looking into the trail once for each mention of a column.
    """
    sql, params = sent.order_by()[:_ALL].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit, (given + 59) / 60 AS minutes, COUNT(*)"
            f" FROM ({sql}) q WHERE unit <> lead GROUP BY unit, minutes ORDER BY unit, minutes",
            params,
        )
        found: list[tuple[int, int, int]] = cursor.fetchall()
    return found
