"""Reading draws, what was drawn and still waits, and what drawn households said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from yiteng.commitments.models import Commitment
from yiteng.people.visibility import branches, visible
from yiteng.rules import lots as lots_
from yiteng.rules import samples
from yiteng.rules.actor import Actor
from yiteng.rules.proportion import Share, share
from yiteng.rules.samples import BY_CODE
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.sampling.closing import Close, holds, numbers, reported_between, seed_known
from yiteng.sampling.models import Draw, Lot, Round
from yiteng.web.cells import marked
from yiteng.web.paging import pages

_OPEN = (
    Column("title", N_("Commitment"), "link"), Column("occasion", N_("Drawn for"), "state"),
    Column("place", N_("Place")), Column("lead", N_("Doer")), Column("due", N_("Result by"), "date"),
)  # fmt: skip
_DRAWS = (
    Column("on", N_("Drawn on"), "link"), Column("occasion", N_("Drawn for"), "state"),
    Column("size", N_("In the pot"), "number"), Column("drawn", N_("Drawn"), "number"),
    Column("done", N_("Results"), "number"), Column("wrong", N_("Not as reported"), "number"),
)  # fmt: skip
_LOTS = (
    Column("key", N_("Number"), "link"), Column("lot", N_("Lot")), Column("drawn", N_("Drawn"), "state"),
    Column("outcome", N_("Result"), "state"), Column("words", N_("What was seen")), Column("by", N_("Post")),
)  # fmt: skip


def waiting(actor: Actor, today: date, get: Mapping[str, str]) -> Table:
    """What was drawn and has no result yet, the earliest date first."""
    rows = [
        b.filter(drawn=True, outcome="").select_related(
            "commitment__lead_unit", "commitment__town", "commitment__village")
        for b in branches(Lot, actor)
    ]  # fmt: skip
    page = pages(rows, by=("due_on", "id"), get=get)
    return Table(
        caption=N_("Drawn, without a result yet"), columns=_OPEN, rows=[_waiting(r) for r in page.rows],
        empty=N_("Nothing drawn waits for a result."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _waiting(lot: Lot) -> Row:
    row = lot.commitment
    place = row.village or row.town
    return Row(f"/sampling/lots/{lot.pk}/" if lot.closed_on else row.url, {
        "title": marked(row.title, row.invented), "occasion": BY_CODE[lot.occasion].title,
        "place": place.name if place else "", "lead": row.lead_unit.name if row.lead_unit else "",
        "due": lot.due_on,
    }, key=str(lot.pk))  # fmt: skip


def open_count(actor: Actor, today: date) -> tuple[int, int]:
    """How many drawn ones wait for a result, and how many of them are late; one query."""
    found = visible(Lot, actor).filter(drawn=True, outcome="").order_by().aggregate(
        n=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today))
    )  # fmt: skip
    return found["n"], found["late"]


def draws(actor: Actor, get: Mapping[str, str]) -> Table:
    """The draws of the county with their results, the latest first; two queries."""
    page = pages(visible(Draw, actor), by=("-on", "-id"), get=get)
    counts = {
        pk: (done, wrong)
        for pk, done, wrong in Lot.objects.filter(draw__in=[d.pk for d in page.rows])
        .order_by().values_list("draw")
        .annotate(done=Count("pk", filter=~Q(outcome="")),
                  wrong=Count("pk", filter=Q(outcome__in=("fault", "back"))))
    }  # fmt: skip
    return Table(
        caption=N_("Draws"), columns=_DRAWS,
        rows=[Row(f"/sampling/{d.pk}/", {
            "on": d.on.isoformat(), "occasion": BY_CODE[d.occasion].title, "size": d.size,
            "drawn": d.drawn, "done": counts.get(d.pk, (0, 0))[0], "wrong": counts.get(d.pk, (0, 0))[1],
        }, key=str(d.pk)) for d in page.rows],
        empty=N_("Nothing has been drawn yet; lots are drawn at night."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def sheet(draw: Draw) -> samples.Sheet:
    """The whole draw, enough to draw it again; one query."""
    rows = list(Lot.objects.filter(draw=draw).order_by("key").values_list("key", "drawn"))
    return samples.Sheet(
        draw.occasion, draw.on, draw.head, draw.rule, draw.amount.normalize(),
        tuple(key for key, _ in rows), tuple(key for key, drawn in rows if drawn),
    )  # fmt: skip


def redraw(draw: Draw) -> tuple[str, ...]:
    """What drawing again from the pot of a draw gives; one query."""
    said = sheet(draw)
    return samples.draw(
        said.occasion, said.day, said.head, said.rule, said.amount, said.keys
    ).drawn  # fmt: skip


def proved(draw: Draw) -> bool:
    """Whether drawing again gives the same, from the event that closed the day before.

    Every report in the pot must have been reported between the two closings.
    """
    said = sheet(draw)
    if not samples.redrawn(said):
        return False
    if draw.cut is None:
        return seed_known(draw.county_id, draw.head_number, draw.head)
    if not holds(draw.county_id, Close(draw.head_number, draw.head, draw.cut)):
        return False
    if draw.occasion != "report":
        return True
    told = reported_between(draw.county_id, draw.after_number or 0, draw.head_number)
    return set(said.keys) <= numbers(told)


def lots(draw: Draw, actor: Actor, seed: str, get: Mapping[str, str]) -> Table:
    """The population of a draw: number, lot, drawn or not, result; drawn ones first."""
    page = pages(Lot.objects.filter(draw=draw), by=("-drawn", "key", "id"), get=get)
    mine = visible(Commitment, actor).filter(pk__in=[lot.commitment_id for lot in page.rows])
    seen = set(mine.values_list("pk", flat=True))
    return Table(
        caption=N_("The pot"), columns=_LOTS,
        rows=[_lot(lot, seed, lot.commitment_id in seen) for lot in page.rows],
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _lot(lot: Lot, seed: str, seen: bool) -> Row:
    number = lots_.lot(seed, lot.key) / lots_.SPACE
    return Row(f"/commitments/{lot.commitment_id}/" if seen else "", {
        "key": lot.key, "lot": f"{number:.6f}", "drawn": N_("Drawn") if lot.drawn else "",
        "outcome": lot.get_outcome_display() if lot.outcome else "",
        "words": lot.words if seen else "", "by": lot.by_post,
    }, key=str(lot.pk))  # fmt: skip


def draw(actor: Actor, pk: int) -> Draw | None:
    """One draw of the actor's county."""
    return visible(Draw, actor).filter(pk=pk).first()


def lot(actor: Actor, pk: int) -> Lot | None:
    """One drawn member the actor may see."""
    rows = visible(Lot, actor).select_related("commitment__lead_unit")
    return rows.filter(pk=pk, drawn=True).first()


def found(draw: Draw) -> Share:
    """Of the results of a draw, how many were not as reported."""
    rows = Counter(Lot.objects.filter(draw=draw, drawn=True).values_list("outcome", flat=True))
    n = sum(count for outcome, count in rows.items() if outcome)
    return share(rows["fault"] + rows["back"], n)


def round_(actor: Actor, pk: int) -> Round | None:
    """One round of households the actor may see."""
    return visible(Round, actor).select_related("commitment__lead_unit").filter(pk=pk).first()


@dataclass(frozen=True, slots=True)
class Heard:
    """What drawn households said, in sums. response: those met and asked among those drawn."""

    drawn: int
    counts: Mapping[str, int]
    n: int
    yes: Share
    response: Share


def heard(round_: Round) -> Heard:
    """The sums of a round; one query."""
    counts = Counter(round_.heard.values_list("said", flat=True))
    n = counts["yes"] + counts["partly"] + counts["no"] + counts["not_yet"]
    drawn = len(round_.positions)
    return Heard(drawn, counts, n, share(counts["yes"], n), share(n, drawn))


def of_commitment(row: Commitment) -> tuple[list[Lot], list[Round]]:
    """The lots that fell on a commitment and its rounds of households; two queries."""
    fell = Lot.objects.filter(commitment=row, drawn=True).select_related("draw")
    return list(fell.order_by("id")), list(Round.objects.filter(commitment=row).order_by("id"))
