"""What verification puts on desks: opinions of a review, ends to be told, answers that said no."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from yiteng.commitments.models import Commitment
from yiteng.people.charges import in_charge
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.review import sides_of
from yiteng.rules.words import N_
from yiteng.verification.queries import WAITING
from yiteng.web.desks import Line, Waits


def _rows(actor: Actor) -> QuerySet[Commitment]:
    found = visible(Commitment, actor).exclude(lead_unit=actor.unit)
    return found.select_related("town", "village").defer("content", "doers")


def _unheard(actor: Actor, today: date) -> QuerySet[Commitment]:
    """Reviews in which a side the post speaks for has not been heard."""
    sides = sides_of(actor)
    found = _rows(actor).filter(under_review=True)
    if not sides:
        return found.none()
    if sides == ("line",):
        leads = Unit.objects.filter(pk__in=found.order_by().values("lead_unit"))
        held = in_charge(list(leads))
        mine = [unit for unit, post in held.items() if post.pk == actor.post]
        if not mine:
            return found.none()
        found = found.filter(lead_unit__in=mine)
    heard = {"reviews__concluded_at": None, "reviews__opinions__side__in": sides}
    return found.exclude(pk__in=found.filter(**heard).values("pk"))


def _ended(actor: Actor, today: date) -> QuerySet[Commitment]:
    return _rows(actor).filter(WAITING["ended"].which(actor))


def _line(row: Commitment) -> Line:
    place = row.village or row.town
    return Line(row.title, row.url, place.name if place else "", row.light, invented=row.invented)


def _opinion(row: Commitment) -> Line:
    place, url = row.village or row.town, reverse("verification:opinion", args=[row.pk])
    return Line(row.title, url, place.name if place else "", row.light, invented=row.invented)


WAITS = (
    Waits(
        "opinion", N_("A second no: the opinion of your side"), "verification.opinion", _unheard,
        _opinion, ("review_since", "id"), "outside", "", N_("Give your opinion in the review"),
    ),
    Waits(
        "tell_end", N_("Ended otherwise, to be told and asked about"), "verification.ask", _ended,
        _line, ("due_at", "id"), "outside", "", N_("Tell them"), opens=("ask_after",),
        dates=("due_at",),
    ),
)  # fmt: skip
