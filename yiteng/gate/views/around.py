"""What stands around a dossier on its pages: look-alikes, differences, offers, results, notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from yiteng.gate import outcomes
from yiteng.gate.alike import LookAlike, look_alikes
from yiteng.gate.forms import unit_choices
from yiteng.gate.models import Application
from yiteng.rules.gate.rule import Verdict
from yiteng.rules.gate.scope import tested
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.web.requests import actor, today
from yiteng.web.sentences import fill
from yiteng.workflow.pages import Standing

#: A post that is only told that it is not its turn is not shown a button for it.
_NOT_ITS_TURN = {"application.offices_review"}
_JUDGED = ("submitted", "reviewed")


def around(
    request: HttpRequest, application: Application, verdict: Verdict, *, may_write: bool
) -> dict[str, Any]:
    """The context of the panels around a dossier; a fixed number of queries."""
    who = actor(request)
    told = outcomes.notices(application)
    looked = tested(application.meeting_type) and (
        may_write or (application.state in _JUDGED and who.may("gate.settle"))
    )
    offered = outcomes.offered(application)
    mine = who.may("gate.apply") and application.unit_id == who.unit
    open_ = not APPLICATION.state(application.state).ended
    return {
        "since": outcomes.since_submission(application, verdict.reasons),
        "alikes": look_alikes(who, application, today(request)) if looked else [],
        "offered": offered,
        "may_take": mine and may_write,
        "may_decline": mine and open_ and any(not one.answer for one in offered),
        "gave": outcomes.gave(application) if application.state == "merged" else [],
        "results": [(one, APPLICATION.step(one.step)) for one in application.results.all()],
        "notices": told,
        "may_note": any(one.post_id == who.post and one.noted_at is None for one in told),
    }


def choices(application: Application, numbers: Mapping[str, int]) -> dict[str, Any]:
    """What the steps let one choose from: units of the county, other open applications."""
    rows = Application.objects.filter(pk__in=numbers.values()).order_by("-opened_on", "-id")
    others = [(row.number, f"{row.number} {row.title}") for row in rows]
    return {
        "owner": unit_choices(application.county_id, _("please choose")),
        "into": [("", _("please choose")), *others],
    }


def its_turn(standing: Standing, *hidden: str) -> Standing:
    """The steps without those hidden here, and without those of which it is not the post's turn."""
    offers = tuple(
        one
        for one in standing.offers
        if one.step.code not in hidden and not {r.code for r in one.refusals} & _NOT_ITS_TURN
    )
    return replace(standing, offers=offers)


def joining_words(found: list[LookAlike], number: str) -> str:
    """Why the application is joined with that one, in the words of what makes them alike."""
    for one in found:
        if one.application is not None and one.application.number == number:
            return "；".join(fill(b.sentence, b.params) for b in one.because)
    return ""
