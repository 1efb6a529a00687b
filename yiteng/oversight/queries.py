"""Reading supervisions, and what concerns one's own unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from yiteng.commitments.models import Commitment
from yiteng.oversight.flow import facts
from yiteng.oversight.models import Consequence, Inspection, Subject
from yiteng.people.models import Post, Unit
from yiteng.people.queries import units
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.rules.inspection import review_until
from yiteng.rules.inspection_after import BY_CODE, Kind
from yiteng.rules.lifecycles.inspection import INSPECTION
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import pages

#: Roles whose posts may be in a team (article 8: deputies and experts may be invited).
_TEAM = ("supervision", "party_supervision", "secretary", "party_secretary", "liaison", "discipline",
         "legal", "deputy", "consultative")  # fmt: skip
_ALL = (
    Column("title", N_("Supervision"), "link"), Column("number", N_("Number")),
    Column("kind", N_("Form of supervision"), "state"), Column("state", N_("State"), "state"),
    Column("starts", N_("From"), "date"), Column("ends", N_("Until"), "date"),
    Column("units", N_("Units"), "number"),
)  # fmt: skip
_MINE = (
    Column("title", N_("Supervision"), "link"), Column("told", N_("Fed back on"), "date"),
    Column("until", N_("Review may be asked for until"), "date"), Column("review", N_("Review of the conclusion"), "state"),
)  # fmt: skip
#: When its conclusion concerns the unit that was looked at; visits are not told beforehand.
_TOLD = ("concluded", "closed")


def every(actor: Actor, get: Mapping[str, str]) -> Table:
    """All supervisions the actor may see, the latest first; two queries."""
    rows = [b.prefetch_related("subjects") for b in branches(Inspection, actor)]
    page = pages(rows, by=("-id",), get=get)
    return Table(
        caption=N_("Supervision"), columns=_ALL,
        rows=[Row(f"/oversight/{r.pk}/", {
            "title": marked(r.title, r.invented), "number": r.number, "kind": r.get_kind_display(),
            "state": INSPECTION.state(r.state).title, "starts": r.starts_on, "ends": r.ends_on,
            "units": len(r.subjects.all()),
        }, key=str(r.pk)) for r in page.rows],
        empty=N_("None yet. Daily follow-up needs none of this: it is on the page of each commitment."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def of_my_unit(actor: Actor, get: Mapping[str, str]) -> Table:
    """Conclusions about the actor's own unit, with the days for a review; one query."""
    rows = Subject.objects.filter(unit=actor.unit, inspection__state__in=_TOLD)
    page = pages(rows.select_related("inspection"), by=("-id",), get=get)
    return Table(
        caption=N_("Conclusions about my unit"), columns=_MINE, rows=[_mine(r) for r in page.rows],
        empty=N_("No conclusion of a supervision concerns your unit."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _mine(subject: Subject) -> Row:
    review = N_("decided") if subject.decided_on else N_("asked for") if subject.review_on else ""
    row = subject.inspection
    return Row(f"/oversight/units/{subject.pk}/", {
        "title": marked(row.title, row.invented), "told": subject.told_on,
        "until": review_until(subject.told_on) if subject.told_on else None, "review": review,
    }, key=str(subject.pk))  # fmt: skip


def inspection(actor: Actor, pk: int) -> Inspection | None:
    """One supervision the actor may see."""
    return visible(Inspection, actor).select_related("theme", "commitment").filter(pk=pk).first()


def subject(actor: Actor, pk: int) -> Subject | None:
    """One unit's part: for its own posts once it is fed back, for supervision at any time."""
    rows = Subject.objects.select_related("inspection", "unit").filter(county=actor.county)
    if not actor.may("oversight.read"):
        rows = rows.filter(unit=actor.unit, inspection__state__in=_TOLD)
    return rows.filter(pk=pk).first()


def consequence(actor: Actor, pk: int) -> Consequence | None:
    """One consequence of a supervision the actor may see."""
    rows = Consequence.objects.select_related("inspection", "subject__unit")
    return rows.filter(pk=pk, inspection__in=visible(Inspection, actor)).first()


def after(row: Inspection, actor: Actor) -> list[tuple[Consequence, Kind, bool, bool]]:
    """What follows from a supervision, with what the actor may do next; one query.

    Each with its kind, whether the actor may decide on it, whether he may note it as carried out.
    """
    rows = row.consequences.select_related("subject__unit").order_by("id")
    decides = actor.may("oversight.designate") and actor.line == "government"
    runs = actor.may("oversight.run")
    found = []
    for one in rows:
        kind = BY_CODE[one.kind]
        open_ = kind.approved and one.decided_on is None
        carry = runs and one.done_on is None and (bool(one.approved) or not kind.approved)
        found.append((one, kind, decides and open_, carry))
    return found


def about(subject: Subject) -> list[tuple[Consequence, Kind]]:
    """What was decided about a unit, for its own eyes: approved ones, never a clue; one query."""
    rows = subject.consequences.filter(approved=True).order_by("id")
    return [(one, BY_CODE[one.kind]) for one in rows]


def repeats(row: Inspection, actor: Actor, today: date) -> list[str]:
    """Other supervisions of the same unit in the same matter, to be seen before designation."""
    (known,) = facts([row], actor, today)
    return list(known["repeats"])


def object_units(county: int) -> QuerySet[Unit]:
    """Units that may be looked at: departments, towns, organisations; no villages, no courts."""
    return units(county).exclude(line__in=("village", "installation", "other", "congress", "cppcc"))


def team_posts(county: int) -> QuerySet[Post]:
    """Posts that may be in a team."""
    found = Post.objects.filter(
        unit__county=county, unit__valid_to__isnull=True, roles__role__in=_TEAM
    )
    return found.select_related("unit").distinct().order_by("unit__order", "order", "id")


def commitment_by_number(actor: Actor, number: str) -> Commitment | None:
    """The commitment of a number, where the actor may see it."""
    return (
        visible(Commitment, actor).filter(number=number.strip()).first() if number.strip() else None
    )
