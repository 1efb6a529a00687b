"""Handing in proof; new proof voids an older check (law 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yiteng.commitments.models import Commitment
from yiteng.links.actions import link_many
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.verification.models import Check, Proof
from yiteng.workflow.entrances import add_many, amend

_OPEN_TO_PROOF = ("active", "reported", "verified", "asked")
_AUDITED = ("commitment", "kind", "title", "words", "given_by_post")


def give_proof_many(proofs: Sequence[Proof], *, actor: Actor, at: datetime) -> list[Proof]:
    """Hand in proofs of commitments; all or none.

    proofs: unsaved, with commitment, kind (code of a requirement) and title. A check made
    before the new proof no longer counts. Raises Refused.
    """
    if not proofs:
        return []
    _refuse(proofs, actor)
    for proof in proofs:
        row = proof.commitment
        proof.county_id, proof.town_id, proof.village_id = (
            row.county_id, row.town_id, row.village_id)  # fmt: skip
        proof.given_at, proof.given_by_post = at, actor.post_title
        proof.given_by_person = actor.person
    with transaction.atomic():
        made: list[Proof] = add_many(
            proofs, actor=actor, at=at, action="verification.prove", audited=_AUDITED
        )
        link_many(
            [(("commitment", p.commitment_id), ("proof", p.pk), "proves") for p in made],
            actor=actor,
            at=at,
        )
        for proof in made:
            if proof.commitment.checked:
                _void(proof.commitment, actor, at)
    return made


def give_proof(proof: Proof, *, actor: Actor, at: datetime) -> Proof:
    """Hand in one proof; see give_proof_many."""
    return give_proof_many([proof], actor=actor, at=at)[0]


def _void(row: Commitment, actor: Actor, at: datetime) -> None:
    Check.objects.filter(commitment=row, voided_at=None).update(voided_at=at)
    amend(
        row, {"checked": False}, actor=actor, at=at, action="verification.prove", reason="new proof"
    )


def _refuse(proofs: Sequence[Proof], actor: Actor) -> None:
    ids = {p.commitment_id for p in proofs}
    seen = set(visible(Commitment, actor).filter(pk__in=ids).values_list("pk", flat=True))
    refusals = []
    if ids - seen:
        refusals.append(Refusal("proof.not_yours", N_("This commitment is not yours to prove.")))
    if any(p.commitment.state not in _OPEN_TO_PROOF for p in proofs):
        refusals.append(Refusal("proof.too_late", N_("Proof is handed in while the work is open.")))
    if any(not p.title.strip() for p in proofs):
        refusals.append(
            Refusal("proof.no_title", N_("Say in a few words what it proves."), field="title")
        )
    if refusals:
        raise Refused(refusals)
