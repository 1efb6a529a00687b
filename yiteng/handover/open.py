"""What goes with a post: the rows its unit or it has open. Only querysets; nothing is cut off."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yiteng.commitments.models import Commitment, Request, Support
from yiteng.gate.models import Application
from yiteng.measures.models import Measure
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor

OPEN = ("issued", "objected", "active", "suspended", "reported", "verified", "asked")


def open_rows(actor: Actor) -> QuerySet[Commitment]:
    """What the unit leads or supports, what the post accepts; for a leader what leaders promised."""
    rows = Commitment.objects.filter(county_id=actor.county, state__in=OPEN)
    supported = Support.objects.filter(unit=actor.unit).values("commitment")
    mine = [Q(lead_unit=actor.unit), Q(pk__in=supported), Q(acceptor_post=actor.post)]
    if "leader" in actor.roles:
        mine.append(Q(origin="instruction"))
    keys = [rows.filter(one).order_by().values("pk") for one in mine]
    found = rows.filter(pk__in=keys[0].union(*keys[1:]))
    return found.select_related("lead_unit", "enterprise")


def firms(actor: Actor) -> QuerySet[Commitment]:
    """Those of them that were promised to a firm."""
    return open_rows(actor).filter(Q(enterprise__isnull=False) | Q(served_type="firm"))


def asked(actor: Actor) -> QuerySet[Request]:
    """What was asked for about them and nobody decided yet."""
    rows = Request.objects.filter(commitment__in=open_rows(actor).values("pk"), outcome="")
    return rows.select_related("commitment")


def measures(actor: Actor) -> QuerySet[Measure]:
    """Measures in force that the unit leads."""
    rows = visible(Measure, actor).filter(lead=actor.unit, state="issued")
    return rows.select_related("document")


def applications(actor: Actor) -> QuerySet[Application]:
    """Applications of the unit that have not come to a meeting or an end."""
    rows = visible(Application, actor).filter(unit=actor.unit)
    return rows.exclude(state__in=("merged", "reshaped", "convened"))
