"""Proposing rows for the public and passing them through two reviews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.links.actions import link_many
from yiteng.publication.models import Publication
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.door import perform, perform_many
from yiteng.workflow.entrances import open_many

_NEVER = ("draft", "objected", "merged", "withdrawn")


def propose_many(
    rows: Sequence[Commitment], *, basis: str, actor: Actor, at: datetime
) -> list[Publication]:
    """Propose commitments for publication; what is proposed or public already is left out.

    basis: on what ground it is made public (政府信息公开条例 arts 19–21). Raises Refused.
    """
    _proposable(rows, basis)
    there = set(
        Publication.objects.filter(node_type="commitment", node_id__in=[r.pk for r in rows])
        .exclude(state__in=("refused", "recalled"))
        .values_list("node_id", flat=True)
    )
    new = [
        Publication(county_id=row.county_id, town_id=row.town_id, village_id=row.village_id,
                    node_type="commitment", node_id=row.pk, title=row.title, basis=basis,
                    proposed_by=actor.person, invented=row.invented)
        for row in rows if row.pk not in there
    ]  # fmt: skip
    with transaction.atomic():
        made: list[Publication] = open_many(new, actor=actor, at=at, action="publication.propose")
        link_many(
            [(("commitment", p.node_id), ("publication", p.pk), "publishes") for p in made],
            actor=actor,
            at=at,
        )
    return made


def _proposable(rows: Sequence[Commitment], basis: str) -> None:
    """Raise Refused without a ground, or for what has not been assigned."""
    if not basis.strip():
        raise Refused(
            [
                Refusal(
                    "publication.no_basis",
                    N_("Name the ground for making it public."),
                    field="basis",
                )
            ]
        )
    if any(row.state in _NEVER for row in rows):
        raise Refused(
            [
                Refusal(
                    "publication.not_assigned",
                    N_("Only what has been assigned can be made public."),
                )
            ]
        )

    if any(not may_be_public(row.kind) for row in rows):
        raise Refused(
            [Refusal("publication.never", N_("Matters of this kind are never made public."))]
        )


def may_be_public(kind: str) -> bool:
    """Whether a kind has any field that may pass to the public; requests of firms have none."""
    return bool(kind_of(kind).public_fields)


def take_many(
    rows: Sequence[Publication],
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
) -> list[Publication]:
    """Take a step with many publications, all or none. Raises Refused."""
    found: list[Publication] = perform_many(
        rows, step, actor=actor, at=at, inputs=lambda _: inputs or {}
    )
    return found


def take(
    row: Publication,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Publication:
    """Take a step with one publication. Raises Refused."""
    found: Publication = perform(row, step, actor=actor, at=at, inputs=inputs, seen=seen)
    return found
