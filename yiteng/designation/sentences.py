"""The sentence at the top of a case, and its road as stations."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from yiteng.designation.models import DesignationCase
from yiteng.designation.queries import Status
from yiteng.rules.lifecycles.designation import PREPARING
from yiteng.rules.words import N_
from yiteng.web.drawing import Station
from yiteng.web.words import in_words

#: Column of the day, label of the station, states in which the case stands there.
ROAD = (
    ("intended_on", N_("Intention"), ("intention",)),
    ("", N_("Coaching"), ("coaching", "suggested", "rechecked")),
    ("applied_on", N_("Applied"), ("applied", "supplement")),
    ("accepted_on", N_("Evaluation"), ("accepted", "failed")),
    ("reported_on", N_("Sent to the city"), ("reported",)),
    ("reviewed_on", N_("City review"), ("reviewed",)),
    ("agreed_on", N_("Signed"), ("agreed",)),
    ("published_on", N_("Published list"), ("noticed",)),
    ("tested_on", N_("Interface"), ("tested",)),
    ("commissioned_on", N_("Commissioned"), ()),
    ("opened_on", N_("Doors open"), ("opened",)),
    ("in_force_on", N_("Takes effect"), ("operating", "suspended", "ended")),
)


def stations(case: DesignationCase, coached: date | None) -> list[Station]:
    """The road of a case: what happened on which day, where it stands now."""
    titles = {
        "reviewed_on": case.review_number, "agreed_on": case.agreement_number,
        "accepted_on": _("deemed complete") if case.deemed else "",
    }  # fmt: skip
    posts = {"reviewed_on": case.reviewer_title, "agreed_on": case.agreement_title}
    return [
        Station(
            label, titles.get(column, ""), getattr(case, column) if column else coached,
            posts.get(column, ""), here=case.state in states,
        )
        for column, label, states in ROAD
    ]  # fmt: skip


def answer(status: Status, today: date) -> str:
    """Where the case stands and what is next, in one sentence."""
    case = status.case
    if case.state in PREPARING:
        return _preparing(status)
    if case.state == "applied":
        return _applied(case, today)
    if case.state in ("accepted", "reported", "failed", "supplement"):
        return _evaluated(status, today)
    if case.state in ("operating", "suspended", "opened"):
        return _running(case, today)
    return _decided(case, today)


def _preparing(status: Status) -> str:
    if status.gaps:
        return _("%(n)s still missing before applying: %(gaps)s") % {
            "n": len(status.gaps), "gaps": _(", ").join(status.gaps[:6])}  # fmt: skip
    if status.case.state == "rechecked":
        return _("Nothing is missing: the application can be made")
    return _("Nothing is missing in the self-check; coaching goes on")


def _applied(case: DesignationCase, today: date) -> str:
    assert case.missing_due is not None
    day = in_words(case.missing_due, today)
    if case.asked_on:
        return _("Papers completed; to be accepted")
    if today > case.missing_due:
        return _("Nothing was said by %(day)s: it counts as accepted from the day of receipt") % {
            "day": day}  # fmt: skip
    return _("Received; what is missing is said once, by %(day)s") % {"day": day}


def _evaluated(status: Status, today: date) -> str:
    case = status.case
    if case.state == "supplement":
        return _("The hospital completes its papers; this time is not counted")
    if case.state == "failed":
        return _("The evaluation was not passed (%(n)s)") % {"n": case.failures}
    day = in_words(case.evaluation_due, today) if case.evaluation_due else ""
    if case.state == "reported":
        return _("The city reviews it; the evaluation ends by %(day)s") % {"day": day}
    n = sum(status.known.visits.values())
    return _("On site %(n)s times so far; the evaluation ends by %(day)s") % {"n": n, "day": day}


def _decided(case: DesignationCase, today: date) -> str:
    if case.state == "reviewed" and case.notice_ends:
        return _("Passed by the city; public notice until %(day)s") % {
            "day": in_words(case.notice_ends, today)}  # fmt: skip
    words = {
        "agreed": _("The agreement is signed; the list is published next"),
        "noticed": _("In the published list; the interface is tested next"),
        "tested": _("The interface works; commission, then open"),
        "ended": _("The designation has ended"),
        "withdrawn": _("The application was withdrawn"),
    }
    return words.get(case.state, "")


def _running(case: DesignationCase, today: date) -> str:
    until = in_words(case.agreement_until, today) if case.agreement_until else "—"
    if case.state == "opened":
        return _("Opened to patients; the fund pays from the day it is in force")
    if case.state == "suspended":
        return _("The agreement is suspended; the fund does not pay")
    if case.change_due:
        return _("In operation; a change has to be told by %(day)s (art. 40)") % {
            "day": in_words(case.change_due, today)}  # fmt: skip
    return _("In operation; the agreement holds until %(day)s") % {"day": until}
