"""What stands in the feed of a post: its applications, and the meetings it has a part in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from yiteng.audit.models import Event
from yiteng.calendars.actions import digest
from yiteng.calendars.models import Feed
from yiteng.gate.models import Application
from yiteng.meetings.models import Meeting
from yiteng.people.actors import actor_of, holdings
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.calendar import SHOWN

#: How far back a feed reaches, and how many entries it holds at most.
BACK = timedelta(days=90)
MOST = 500
#: Who convenes and chairs for others sees every meeting of the county.
_WIDE = frozenset({"leader", "secretary", "party_secretary", "supervision", "party_supervision"})


def reader(secret: str, on: date) -> Actor | None:
    """The actor behind a feed's secret; None where it is unknown, closed, or the post has passed on."""
    feed = Feed.objects.select_related("account").filter(digest=digest(secret)).first()
    if feed is None or feed.revoked_at is not None or not feed.account.is_active:
        return None
    held = holdings(feed.account, on).filter(post=feed.post_id).first()
    if held is None:
        return None
    held.account = feed.account
    return actor_of(held)


def own(actor: Actor) -> Feed | None:
    """The open feed of the actor's post."""
    rows = Feed.objects.filter(account_id=actor.person, post_id=actor.post)
    return rows.filter(revoked_at__isnull=True).first()


def applications(actor: Actor, today: date) -> list[Application]:
    """Applications with a day that are past drafting and not convened yet; those ended as well."""
    if not actor.may("gate.read"):
        return []
    rows = Application.objects.select_related("host", "organiser").filter(
        state__in=SHOWN, wanted_on__gte=today - BACK
    )
    return list(visible(rows, actor).order_by("wanted_on", "id")[:MOST])


def meetings(actor: Actor, today: date) -> list[Meeting]:
    """Meetings the post has a part in, with their sittings; two queries."""
    rows = visible(Meeting, actor).filter(held_on__gte=today - BACK)
    found: QuerySet[Meeting] = rows if actor.roles & _WIDE else rows.filter(_part(actor)).distinct()
    found = found.select_related("host", "organiser").prefetch_related("sessions")
    return list(found.order_by("held_on", "id")[:MOST])


def changed(events: set[int]) -> dict[int, datetime]:
    """When each of these events of the trail was recorded; one query."""
    rows = Event.objects.filter(pk__in=events).values_list("pk", "recorded_at")
    return dict(rows)


def _part(actor: Actor) -> Q:
    unit, post = actor.unit, actor.post
    return (
        Q(host=unit) | Q(organiser=unit) | Q(attendance__unit=unit)
        | Q(convener_post=post) | Q(chair_post=post) | Q(agenda__presenter=actor.unit_name)
    )  # fmt: skip
