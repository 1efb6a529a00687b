"""Reading case files: never the file itself, which only `actions.hand_out` gives."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from yiteng.casefiles.models import CaseFile
from yiteng.people.models import PostRole, Unit
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.rules.permissions import GRANTS


def _rows() -> QuerySet[CaseFile]:
    found = CaseFile.objects.select_related("application", "unit", "second_unit")
    return found.defer("packed")


def casefiles(actor: Actor, *, state: str = "") -> list[QuerySet[CaseFile]]:
    """Branches of the case files the actor may see."""
    found = _rows().filter(state=state) if state else _rows()
    return branches(found, actor)


def casefile(actor: Actor, pk: int) -> CaseFile:
    """One case file. Raises Http404 where the actor may not see it."""
    found = visible(_rows(), actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def waiting(actor: Actor) -> int:
    """How many wait for an answer of the actor's unit."""
    if not actor.may("casefiles.agree"):
        return 0
    return visible(CaseFile, actor).filter(state="asked", second_unit=actor.unit).count()


def second_units(actor: Actor) -> list[Unit]:
    """The other units of the actor's county with a post that may agree; two queries."""
    units = PostRole.objects.filter(role__in=GRANTS["casefiles.agree"]).values("post__unit")
    found = Unit.objects.filter(county=actor.county, pk__in=units).exclude(pk=actor.unit)
    return list(found.order_by("order", "id"))
