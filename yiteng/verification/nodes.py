"""Proofs, checks and answers as nodes of the thread."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from yiteng.commitments.nodes import readable as commitments_readable
from yiteng.links.nodes import Readable
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.node import Node, meaning
from yiteng.rules.words import N_
from yiteng.verification.models import Answer, Check, Proof
from yiteng.workflow.clock import SHANGHAI

ANSWER_TITLES = {
    "yes": N_("The people served say: yes"),
    "partly": N_("The people served say: partly"),
    "no": N_("The people served say: no"),
    "not_yet": N_("The people served say: not yet to be judged"),
}


def may_read_proof(actor: Actor, pk: int) -> bool:
    """Whether the actor may read the files of a proof: whoever may open its commitment."""
    return visible(Proof, actor).filter(pk=pk).exists()


def where_proof(pk: int) -> tuple[str, str]:
    """The commitment a proof stands at: its title and page."""
    row = Proof.objects.select_related("commitment").filter(pk=pk).first()
    return (row.commitment.title, row.commitment.url) if row else ("", "")


def readable(model: type[Proof | Check | Answer]) -> Readable:
    """Which rows of a model the actor may open: they stand on the page of their commitment."""

    def open_rows(actor: Actor, ids: Sequence[int]) -> set[int]:
        found = model._default_manager.filter(pk__in=ids)
        seen = commitments_readable(actor, list(found.values_list("commitment_id", flat=True)))
        return set(found.filter(commitment__in=seen).values_list("pk", flat=True))

    return open_rows


def proofs(ids: Sequence[int]) -> dict[int, Node]:
    """The nodes of these proofs; one query."""
    return {
        row.pk: Node("proof", row.pk, "proof", row.version, row.county_id, row.title,
                     f"/commitments/{row.commitment_id}/", "",
                     row.given_at.astimezone(SHANGHAI).date(), row.given_by_post,
                     meaning({"title": row.title, "words": row.words, "kind": row.kind}))
        for row in Proof.objects.filter(pk__in=ids)
    }  # fmt: skip


def checks(ids: Sequence[int]) -> dict[int, Node]:
    """The nodes of these checks; one query."""
    return {
        row.pk: Node("check", row.pk, "verification", row.version, row.county_id,
                     row.words or gettext("Checked"), f"/commitments/{row.commitment_id}/",
                     N_("No longer counts") if row.voided_at else N_("Checked"),
                     row.checked_at.astimezone(SHANGHAI).date(), row.by_post,
                     meaning({"result": row.result, "words": row.words}))
        for row in Check.objects.filter(pk__in=ids)
    }  # fmt: skip


def answers(ids: Sequence[int]) -> dict[int, Node]:
    """The nodes of these answers; one query."""
    return {
        row.pk: Node("answer", row.pk, "answer", row.version, row.county_id,
                     gettext(ANSWER_TITLES[row.answer]), f"/commitments/{row.commitment_id}/", "",
                     row.answered_at.astimezone(SHANGHAI).date(), row.recorded_by_post,
                     meaning({"answer": row.answer, "words": row.words}))
        for row in Answer.objects.filter(pk__in=ids)
    }  # fmt: skip
