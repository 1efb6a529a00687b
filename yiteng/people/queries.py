"""Reading accounts, posts and roles for the administrators' pages."""

from __future__ import annotations

from django.db.models import F, Prefetch, Q, QuerySet

from yiteng.people.models import Account, Holding, Post, Unit
from yiteng.rules.actor import Actor


def accounts(actor: Actor, words: str = "") -> QuerySet[Account]:
    """The accounts of the administrator's county with the posts they hold, by words in a name."""
    held = Holding.objects.filter(until__isnull=True).select_related("post__unit")
    named = Q(login__contains=words) | Q(name__contains=words) if words else Q()
    return (
        Account.objects.filter(named, holdings__post__unit__county_id=actor.county)
        .distinct()
        .prefetch_related(Prefetch("holdings", queryset=held, to_attr="held"))
        .order_by("login")
    )


def posts(actor: Actor, words: str = "") -> QuerySet[Post]:
    """The posts of the county with their roles, by words in the title or unit."""
    found = Post.objects.filter(unit__county_id=actor.county).select_related("unit")
    if words:
        found = found.filter(title__contains=words)
    return found.prefetch_related("roles").order_by("unit__order", "order", "id")


def post_choices(actor: Actor) -> list[tuple[str, str]]:
    """The posts of units that go on, for a form: unit and title, in the official order."""
    found = (
        posts(actor).filter(unit__valid_to__isnull=True).values_list("pk", "unit__name", "title")
    )
    return [(str(pk), f"{unit} · {title}") for pk, unit, title in found]


def held(account: Account) -> QuerySet[Holding]:
    """Every holding of an account, those of today first."""
    rows = Holding.objects.filter(account=account).select_related("post__unit", "account")
    return rows.order_by(F("until").desc(nulls_first=True), "-since", "id")


def units(county: int) -> QuerySet[Unit]:
    """The units of a county in their official order."""
    return Unit.objects.filter(county_id=county, valid_to__isnull=True).order_by("order", "id")
