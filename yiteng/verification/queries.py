"""What waits for a check or an answer, and what a commitment's proofs and answers are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.people.visibility import branches
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.verification.models import Answer, Check, Proof, Question, Review
from yiteng.web.paging import pages

WAITING = {
    "reported": N_("Reported done, to be checked or asked about"),
    "verified": N_("Checked, to be asked about"),
    "asked": N_("Asked, no answer yet"),
}


def waiting(actor: Actor, state: str, get: Mapping[str, str]) -> Table:
    """The commitments in one of the waiting states, those that waited longest first."""
    found = [
        b.filter(state=state).select_related("lead_unit", "town", "village")
        for b in branches(Commitment, actor)
    ]
    page = pages(found, by=("due_at", "id"), get=get)
    return Table(
        caption=WAITING[state],
        columns=(Column("light", N_("Light"), "light"), Column("title", N_("Commitment"), "link"),
                 Column("place", N_("Place")), Column("lead", N_("Lead unit")),
                 Column("state", N_("State"), "state"), Column("since", N_("Since"), "date")),
        rows=[Row(r.url, {
            "light": r.light, "title": r.title, "lead": r.lead_unit.name,
            "place": (r.village or r.town).name if (r.village or r.town) else "",
            "state": COMMITMENT.state(r.state).title, "since": r.last_progress_on,
        }, key=str(r.pk)) for r in page.rows],
        empty=N_("Nothing waits here."),
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip


def counts(actor: Actor) -> dict[str, int]:
    """How many wait in each state; one query a branch and state."""
    return {
        state: sum(b.filter(state=state).count() for b in branches(Commitment, actor)[:1])
        for state in WAITING
    }


def evidence(row: Commitment) -> dict[str, Any]:
    """Proofs, checks, questions, answers and reviews of a commitment, in their order."""
    return {
        "proofs": list(Proof.objects.filter(commitment=row).order_by("given_at", "id")),
        "checks": list(Check.objects.filter(commitment=row).order_by("checked_at", "id")),
        "questions": list(Question.objects.filter(commitment=row).order_by("asked_at", "id")),
        "answers": list(Answer.objects.filter(commitment=row).order_by("answered_at", "id")),
        "reviews": list(Review.objects.filter(commitment=row).order_by("opened_at", "id")),
    }
