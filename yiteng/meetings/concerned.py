"""The units concerned by a meeting: they hand in papers themselves, besides the two offices."""

from __future__ import annotations

from django.db.models import Q

from yiteng.gate.models import Opinion
from yiteng.gate.parties import own_units
from yiteng.meetings.models import Meeting
from yiteng.people.models import Unit
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


def units(meeting: Meeting) -> set[int]:
    """Host and organiser, who applied, and whose opinion was asked; at most two queries."""
    found = {meeting.host_id, meeting.organiser_id}
    application = meeting.application
    if application is not None:
        found |= own_units(application)
        asked = Opinion.objects.filter(application=application).order_by()
        found |= set(asked.values_list("unit", flat=True))
    return found


def may_hand_in(meeting: Meeting, actor: Actor) -> bool:
    """Whether the post may hand in papers: an office, or a unit concerned."""
    if actor.may("meetings.run"):
        return True
    return actor.may("meetings.hand_in") and actor.unit in units(meeting)


def not_concerned(meeting: Meeting) -> Refusal:
    """Who may hand in papers, by name."""
    names = Unit.objects.filter(Q(pk__in=units(meeting))).order_by("order", "pk")
    return Refusal(
        "meeting.not_concerned",
        N_("Papers are handed in by the offices and the units concerned: {units}."),
        {"units": "、".join(names.values_list("name", flat=True))},
    )
