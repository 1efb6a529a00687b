"""What supervision puts on desks: designations, reviews to decide, conclusions with days for a review."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yiteng.oversight.models import Consequence, Inspection, Subject
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.inspection import REVIEW, review_until
from yiteng.rules.inspection_after import KINDS
from yiteng.rules.words import N_
from yiteng.web.desks import Asked, Line, Waits
from yiteng.workflow.clock import SHANGHAI


def _proposed(actor: Actor, today: date) -> QuerySet[Inspection]:
    return visible(Inspection, actor).filter(state="proposed")


def _reviews(actor: Actor, today: date) -> QuerySet[Subject]:
    """Reviews that wait, for staff who took no part."""
    rows = visible(Subject, actor).filter(review_on__isnull=False, decided_on=None)
    return rows.exclude(inspection__team__person=actor.person).select_related("inspection", "unit")


def _mended(actor: Actor, today: date) -> QuerySet[Subject]:
    """What units say they mended, not checked yet."""
    rows = visible(Subject, actor).filter(mended_on__isnull=False, mend_checked_on=None)
    return rows.exclude(unit=actor.unit).select_related("inspection", "unit")


def _told(actor: Actor, today: date) -> QuerySet[Subject]:
    """Conclusions about the actor's unit whose days for a review run."""
    rows = Subject.objects.filter(unit=actor.unit, told_on__gte=today - REVIEW, review_on=None)
    return rows.select_related("inspection", "unit")


def _inspection(row: Inspection) -> Line:
    return Line(row.title, f"/oversight/{row.pk}/", row.number, invented=row.invented)


def _subject(row: Subject) -> Line:
    due = row.review_due or (review_until(row.told_on) if row.told_on else None)
    at = datetime.combine(due, time(18), SHANGHAI) if due else None
    return Line(
        row.inspection.title, f"/oversight/units/{row.pk}/", row.unit.name, due=due, due_at=at,
        invented=row.inspection.invented,
    )  # fmt: skip


def asking(actor: Actor, today: date) -> Iterable[Asked]:
    """Plans to designate and proposals to approve, for a leader of the government."""
    if not actor.may("oversight.designate") or actor.line != "government":
        return
    for row in _proposed(actor, today).order_by("id"):
        yield Asked(
            row.title, _("Supervision office"), _("Designate the supervision, or return the plan"),
            f"/oversight/{row.pk}/", None, row.invented,
        )  # fmt: skip
    yield from _approvals(actor, today)


def _approvals(actor: Actor, today: date) -> Iterable[Asked]:
    """Proposals after a supervision that wait for the government (article 21)."""
    wanting = [kind.code for kind in KINDS if kind.approved]
    rows = Consequence.objects.filter(
        decided_on=None, kind__in=wanting, inspection__in=visible(Inspection, actor)
    ).select_related("inspection")  # fmt: skip
    for row in rows.order_by("id"):
        yield Asked(
            row.inspection.title, _("Supervision office"), _("Decide on the proposal"),
            f"/oversight/after/{row.pk}/decision/", None, row.inspection.invented,
        )  # fmt: skip


WAITS = (
    Waits(
        "review_decision", N_("Reviews of supervision to decide"), "oversight.review", _reviews,
        _subject, ("review_due", "id"), "unit", "", N_("Decide on the review"),
    ),
    Waits(
        "mend_check", N_("Mended after a supervision, to be checked"), "oversight.run", _mended,
        _subject, ("mended_on", "id"), "unit", "", N_("Check what was mended"),
    ),
    Waits(
        "conclusion", N_("Conclusions about my unit; a review may be asked for"), "oversight.object",
        _told, _subject, ("told_on", "id"), "own", "", N_("Read it"),
    ),
)  # fmt: skip
