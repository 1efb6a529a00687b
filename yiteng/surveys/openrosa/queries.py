"""Reading phones, and the posts a phone may send for."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from yiteng.people.models import Post
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.permissions import GRANTS
from yiteng.surveys.models import FormVersion, Phone, Survey


def posts(actor: Actor) -> QuerySet[Post]:
    """The posts the actor may admit a phone for: the own one; who prepares surveys, the unit's;
    offices and supervision, all of the county that may fill."""
    filling = Post.objects.filter(roles__role__in=GRANTS["surveys.fill"])
    found = Post.objects.filter(pk__in=filling.values("pk")).select_related("unit")
    found = found.order_by("unit__order", "unit", "order", "id")
    if not actor.may("surveys.author"):
        return found.filter(pk=actor.post)
    if actor.reach == "county":
        return found.filter(unit__county=actor.county)
    return found.filter(unit=actor.unit)


def phones(actor: Actor, survey: Survey) -> list[Phone]:
    """The phones of a survey the actor may see, those admitted first, newest first."""
    rows = visible(Phone, actor).filter(survey=survey).select_related("post__unit")
    return sorted(rows.order_by("-id"), key=lambda one: one.revoked_at is not None)


def phone(actor: Actor, pk: int) -> Phone:
    """One phone. Raises Http404 where there is none or the actor may not see it."""
    found = visible(Phone, actor).select_related("survey").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def form(survey: Survey, number: int) -> FormVersion | None:
    """One version of a survey's form with the lists served along."""
    rows = FormVersion.objects.filter(survey=survey, number=number)
    return rows.select_related("survey").prefetch_related("media").first()


def form_said(survey: Survey, version: str) -> FormVersion | None:
    """The version a filled form says it follows."""
    rows = FormVersion.objects.filter(survey=survey, version=version)
    return rows.select_related("survey").prefetch_related("media").first()
