"""Reading kept scenarios."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from yiteng.people.visibility import visible
from yiteng.reach.models import Scenario
from yiteng.rules.actor import Actor


def scenarios(actor: Actor) -> QuerySet[Scenario]:
    """Kept scenarios without their inputs and proofs, how often each ran again; newest first."""
    found = visible(Scenario, actor).defer("inputs", "result", "certificate")
    return found.annotate(times=Count("runs")).order_by("-id")


def scenario(actor: Actor, pk: int) -> Scenario | None:
    """One kept scenario with everything, or None where the actor may not see it."""
    return visible(Scenario, actor).prefetch_related("runs").filter(pk=pk).first()
