"""What waits for a check or an answer, and what a commitment's proofs and answers are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from yiteng.commitments.effects.lights import lit
from yiteng.commitments.models import Commitment
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.commitment.checks_ask import ENDED_OTHERWISE
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.verification.actions.asking import code_hash
from yiteng.verification.merged import asked_again
from yiteng.verification.models import (
    Answer,
    Check,
    Opinion,
    OwnChannel,
    Proof,
    Question,
    Review,
)
from yiteng.web.cells import marked
from yiteng.web.paging import pages


@dataclass(frozen=True, slots=True)
class Waiting:
    """One sort of waiting: its words, the rows, and whether they concern the actor's own post."""

    title: str
    which: Callable[[Actor], Q]


def _to_check(actor: Actor) -> Q:
    return Q(state="reported") & ~Q(lead_unit=actor.unit)


def _ended(actor: Actor) -> Q:
    """Ended in this round without anybody's word, and not told and asked about yet; what was merged
    also once its target is done. Cases of other channels are told there."""
    asked = Question.objects.filter(
        commitment=OuterRef("pk"), replaced=False, round=OuterRef("recur_count") + 1
    )
    ended = Q(state__in=("withdrawn", "merged")) | Q(
        state__in=DONE, close_reason__in=ENDED_OTHERWISE
    )
    unasked = Q(~Exists(asked.exclude(about="done"))) | asked_again()
    ended &= Q(original_due_at__isnull=False)
    return ended & Q(acceptor_post=None, own_channel=None) & ~Q(served_name="") & unasked


#: No tally answers here: counts stop at this.
MOST = 1000
#: In the order of a morning: what to check, what to ask, what was asked, what is in dispute.
WAITING = {
    "reported": Waiting(N_("Reported done, to be checked or asked about"), _to_check),
    "verified": Waiting(
        N_("Checked, to be asked about"),
        lambda _: Q(state="verified", under_review=False, acceptor_post=None),
    ),
    "asked": Waiting(N_("Asked, no answer yet"), lambda _: Q(state="asked")),
    "review": Waiting(N_("Second no, under review"), lambda _: Q(review_since__isnull=False)),
    "ended": Waiting(N_("Ended otherwise, to be told and asked about"), _ended),
    "accept": Waiting(
        N_("For me to accept"),
        lambda actor: Q(state__in=("reported", "verified"), acceptor_post=actor.post),
    ),
}
_COLUMNS = (
    Column("light", N_("Light"), "light"), Column("title", N_("Commitment"), "link"),
    Column("place", N_("Place")), Column("lead", N_("Lead unit")),
    Column("state", N_("State"), "state"), Column("since", N_("Since"), "date"),
)  # fmt: skip


def waiting(actor: Actor, code: str, at: datetime, get: Mapping[str, str]) -> Table:
    """The commitments that wait in one way, the earliest date first."""
    found = [
        b.filter(WAITING[code].which(actor)).select_related("lead_unit", "town", "village")
        for b in branches(Commitment, actor)
    ]
    page = pages(found, by=("due_at", "id"), get=get)
    for row in page.rows:
        lit(row, at)
    return Table(
        caption=WAITING[code].title, columns=_COLUMNS, rows=[_row(r) for r in page.rows],
        empty=N_("Nothing waits here."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def _row(row: Commitment) -> Row:
    place = row.village or row.town
    return Row(row.url, {
        "light": row.light, "title": marked(row.title, row.invented), "place": place.name if place else "",
        "lead": row.lead_unit.name if row.lead_unit else "",
        "state": COMMITMENT.state(row.state).title, "since": row.last_progress_on,
    }, key=str(row.pk))  # fmt: skip


def counts(actor: Actor) -> dict[str, int]:
    """How many wait in each way, counted up to MOST + 1; one query for each."""
    rows = visible(Commitment, actor)
    return {
        code: rows.filter(sort.which(actor)).order_by()[: MOST + 1].count()
        for code, sort in WAITING.items()
    }


def said(count: int) -> str:
    """A count as it is shown: exact up to MOST, ``1 000+`` beyond (law 11)."""
    return str(count) if count <= MOST else f"{MOST:,}+".replace(",", "\u2009")


def evidence(row: Commitment) -> dict[str, Any]:
    """Proofs, checks, questions, answers and reviews of a commitment, in their order."""
    return {
        "proofs": list(Proof.objects.filter(commitment=row).order_by("given_at", "id")),
        "checks": list(Check.objects.filter(commitment=row).order_by("checked_at", "id")),
        "questions": list(Question.objects.filter(commitment=row).order_by("asked_at", "id")),
        "answers": answers_of(row),
        "reviews": list(Review.objects.filter(commitment=row).order_by("opened_at", "id")),
        "opinions": opinions_of(row),
    }


def answers_of(row: Commitment) -> list[Answer]:
    """What the people served said, in order, with who was told one level up."""
    rows = Answer.objects.filter(commitment=row).select_related("upper_unit")
    return list(rows.order_by("answered_at", "id"))


def opinions_of(row: Commitment) -> list[Opinion]:
    """The opinions of a commitment's reviews, in order."""
    return list(Opinion.objects.filter(review__commitment=row).order_by("at", "id"))


def heard_of(row: Commitment) -> dict[str, Any]:
    """What a review reads: the answers of the people served and the opinions so far."""
    return {"answers": answers_of(row), "opinions": opinions_of(row)}


def own_channel(row: Commitment) -> OwnChannel | None:
    """The petition or hotline case a commitment is, None for all others."""
    return OwnChannel.objects.filter(commitment=row).first()


def question(actor: Actor, pk: int) -> Question | None:
    """An open question the actor may see."""
    rows = visible(Question, actor).select_related("commitment__lead_unit")
    return rows.filter(pk=pk, answered_at=None, replaced=False).first()


def question_by_code(actor: Actor, code: str) -> Question | None:
    """The open question of a short code, where the actor may see it."""
    rows = visible(Question, actor).filter(code_hash=code_hash(code))
    return rows.filter(answered_at=None, replaced=False).order_by("-id").first()
