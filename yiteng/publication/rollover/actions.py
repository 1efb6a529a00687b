"""Closing a list with its year: final rates, carried items, drafts; again it does only what is new."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from yiteng.commitments.actions import Draft, draft_many
from yiteng.commitments.models import Commitment
from yiteng.publication import lists
from yiteng.publication.models import Carried, FrozenList, ListClose
from yiteng.publication.rollover.queries import year_end
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.rules.rollover import a_year_on, may_close
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import permit
from yiteng.workflow.trail import entry, write

#: What a draft takes from the item it repeats; all else is drafted anew.
COPIED = ("kind", "theme_id", "also_theme_id", "level", "title", "content", "lead_unit_id",
          "checker_unit_id", "enterprise_id", "served_type", "served_name", "risk", "county_id",
          "town_id", "village_id", "invented")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RolledOver:
    """How many items were carried and drafts made by this act; zero where all was done before."""

    carried: int
    drafts: int


def roll_over(
    frozen: FrozenList, *, repeat: Collection[int] = (), actor: Actor, at: datetime
) -> RolledOver:
    """Close a list with its year and take what is open into the next.

    repeat: keys of finished items of which a draft is made for the next year. Said again, the
    final rates stay and nothing is carried or drafted twice. Raises Refused before the year ends.
    """
    permit(actor, "publication.publish")
    today = at.astimezone(SHANGHAI).date()
    with transaction.atomic():
        FrozenList.objects.select_for_update().get(pk=frozen.pk)
        refusals = list(may_close(frozen.year, today))
        if refusals:
            raise Refused(refusals)
        _close(frozen, today, actor)
        found = year_end(frozen)
        fresh = [
            Carried(frozen_list=frozen, node_id=row.pk, year=frozen.year + 1, why=code, on=today,
                    post=actor.post_title)
            for row, code in found.open if row.pk not in found.already
        ]  # fmt: skip
        Carried.objects.bulk_create(fresh)
        wanted = [row for row in found.done if row.pk in set(repeat) - found.already]
        drafts = _drafts(frozen, wanted, today, actor, at)
        if fresh or drafts:
            after = {"carried": [c.node_id for c in fresh], "drafts": [d.pk for d in drafts]}
            write([frozen], [entry(frozen, action="roll_over", actor=actor, at=at, before={},
                                   after=after)])  # fmt: skip
    return RolledOver(len(fresh), len(drafts))


def _close(frozen: FrozenList, today: date, actor: Actor) -> None:
    """Write the final rates down, once."""
    if ListClose.objects.filter(frozen_list=frozen).exists():
        return
    now = lists.standing(frozen)
    rates = {
        code: [r.original.n, r.original.of, r.today.n, r.today.of] for code, r in now.rates.items()
    }
    ListClose.objects.create(
        frozen_list=frozen, on=today, today=now.today, rates=rates, post=actor.post_title
    )


def _drafts(
    frozen: FrozenList, rows: list[Commitment], today: date, actor: Actor, at: datetime
) -> list[Commitment]:
    """A draft of the next year for each row, with a note of which it repeats."""
    made = draft_many([_draft(row) for row in rows], actor=actor, at=at) if rows else []
    Carried.objects.bulk_create([
        Carried(frozen_list=frozen, node_id=row.pk, year=frozen.year + 1, kind="repeated", on=today,
                post=actor.post_title, draft=draft.pk)
        for row, draft in zip(rows, made, strict=True)
    ])  # fmt: skip
    return made


def _draft(row: Commitment) -> Draft:
    """The same promise a year on; its figures are planned anew."""
    due = row.original_due_at or row.due_at
    day = a_year_on(due.astimezone(SHANGHAI).date()) if due else None
    return Draft(Commitment(
        **{name: getattr(row, name) for name in COPIED}, origin=row.origin, origin_ref=row.number,
        due_at=datetime.combine(day, time(17, 30), SHANGHAI) if day else None,
    ))  # fmt: skip
