"""Reading messages: those of a post, what went out by mail, units that get a slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from yiteng.jobs.models import Outbox
from yiteng.messaging.letters import MAIL_KIND
from yiteng.messaging.models import Address, Letter, Message, Printing
from yiteng.messaging.recipients import as_post, confirmed
from yiteng.messaging.registry import Waiting, waits_of
from yiteng.people.models import Account, Holding, Post, Unit
from yiteng.rules.actor import Actor

#: How far back a list says “new” and a slip reaches, and how many slips one print holds.
NEW, SLIPS = timedelta(days=7), 20


def mine(actor: Actor) -> QuerySet[Message]:
    """The messages of the post in whose name one acts."""
    return Message.objects.filter(post=actor.post)


def new(actor: Actor, now: datetime) -> int:
    """How many messages came in the last seven days."""
    return mine(actor).filter(made_at__gt=now - NEW, made_at__lte=now).count()


def address(account: Account) -> Address | None:
    """Where the account wants its mail, confirmed or not; None for none."""
    return Address.objects.filter(account=account).first()


def letters(account: Account) -> list[tuple[Letter, Outbox | None]]:
    """The last mails to the account with their jobs; two queries."""
    found = list(Letter.objects.filter(account=account).order_by("-id")[:10])
    jobs = {j.key: j for j in Outbox.objects.filter(key__in=[one.key for one in found])}
    return [(one, jobs.get(one.key)) for one in found]


def stopped() -> QuerySet[Outbox]:
    """Mail that failed or of which nobody knows whether it went out, the latest first."""
    return Outbox.objects.filter(kind=MAIL_KIND, stopped_at__isnull=False, done_at__isnull=True)


def letters_of(jobs: Sequence[Outbox]) -> dict[str, Letter]:
    """The letters of jobs by key; one query."""
    rows = Letter.objects.filter(key__in=[job.key for job in jobs]).select_related("account")
    return {row.key: row for row in rows}


def without_mail(actor: Actor) -> QuerySet[Unit]:
    """The units within the actor's reach of which no holder of a post gets mail.

    A town office prints for its own villages and itself, an office of the county for all units.
    """
    reached = Holding.objects.filter(
        until__isnull=True, account__in=confirmed().values("account_id")
    )
    rows = Unit.objects.filter(county_id=actor.county, valid_to__isnull=True, posts__isnull=False)
    if actor.reach == "town":
        rows = rows.filter(town_id=actor.town)
    elif actor.reach != "county":
        return rows.none()
    return rows.exclude(posts__in=reached.values("post_id")).distinct().order_by("order", "id")


def new_of(units: Sequence[Unit], now: datetime) -> dict[int, int]:
    """How many messages the posts of each unit got in the last seven days; one query."""
    rows = Message.objects.filter(post__unit__in=units, made_at__gt=now - NEW, made_at__lte=now)
    return dict(rows.values_list("post__unit").annotate(n=Count("pk")))


def printings(units: Sequence[Unit]) -> dict[int, Printing]:
    """When a sheet was last printed for each unit; one query."""
    rows = Printing.objects.filter(unit__in=units)
    last = rows.values("unit").annotate(last=Max("pk")).values("last")
    return {row.unit_id: row for row in Printing.objects.filter(pk__in=last)}


@dataclass(frozen=True, slots=True)
class Slip:
    """One page of paper: a unit, and for each of its posts what waits and what is new."""

    unit: Unit
    parts: Sequence[tuple[Post, Sequence[Waiting], Sequence[Message]]]


def slips(units: Sequence[Unit], now: datetime) -> list[Slip]:
    """The slips of units; the queries do not grow with units or posts."""
    posts = list(
        Post.objects.filter(unit__in=units)
        .select_related("unit")
        .prefetch_related("roles")
        .order_by("order", "id")
    )
    new = Q(made_at__gt=now - NEW, made_at__lte=now)
    rows = Message.objects.filter(new, post__in=posts).order_by("-urgent", "about_on", "id")
    said: dict[int, list[Message]] = {}
    for row in rows:
        said.setdefault(row.post_id, []).append(row)
    parts: dict[int, list[tuple[Post, Sequence[Waiting], Sequence[Message]]]] = {}
    waiting = waits_of([as_post(post) for post in posts], now.date())
    for post, waits in zip(posts, waiting, strict=True):
        parts.setdefault(post.unit_id, []).append((post, waits, said.get(post.pk, [])))
    return [Slip(unit, parts.get(unit.pk, [])) for unit in units]
