"""Reading imports and their rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from yiteng.commitments.models import Commitment
from yiteng.ledgers.models import APPLIED, CANCELLED, READY, REFUSED, Import, Made, Staged
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.web.paging import Page, pages

#: States whose rows may be edited in a spreadsheet.
STATES = ("draft", "issued", "active")
#: Staged rows of what is over are kept so long: the preview can be looked up, then it is dropped.
KEPT = timedelta(days=60)


def imports(actor: Actor) -> list[QuerySet[Import]]:
    """Branches of the imports the actor may see: of the own unit, or of the whole county."""
    return branches(Import.objects.select_related("unit"), actor)


def one(actor: Actor, pk: int) -> Import | None:
    """One import, None where there is none for the actor."""
    return visible(Import.objects.select_related("unit"), actor).filter(pk=pk).first()


def waiting(actor: Actor) -> int:
    """How many imports of the actor's own unit wait for a decision."""
    return Import.objects.filter(unit_id=actor.unit, phase=READY).count()


def staged(row: Import, outcome: str, get: Mapping[str, str]) -> Page:
    """One page of the rows of an import with one outcome, in the order of the file."""
    return pages(Staged.objects.filter(imported=row, outcome=outcome), by=("id",), get=get)


def chosen(row: Import) -> int:
    """How many of the rows that were changed here meanwhile are taken from the file."""
    return Staged.objects.filter(imported=row, outcome="conflict", chosen=True).count()


def may_read_import(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the file of an import."""
    return actor.may("ledgers.import") and one(actor, pk) is not None


def made(actor: Actor, pk: int) -> Made | None:
    """One long export, None where there is none for the actor."""
    return visible(Made, actor).filter(pk=pk, unit_id=actor.unit).first()


def may_read_made(actor: Actor, pk: int) -> bool:
    """Whether the actor may fetch the file of a long export: the post that asked for it alone."""
    row = made(actor, pk)
    return row is not None and row.post == actor.post


def mine(actor: Actor) -> list[Made]:
    """The latest long exports of the actor's post."""
    return list(Made.objects.filter(unit_id=actor.unit, post=actor.post).order_by("-id")[:5])


def editable(actor: Actor, *kinds: str) -> QuerySet[Commitment]:
    """The commitments of these kinds that may be edited in a spreadsheet."""
    return visible(Commitment.objects.filter(kind__in=kinds, state__in=STATES), actor)


def clear(today: date, now: datetime) -> int:
    """The daily step: drop staged rows of imports that have been over for KEPT."""
    over = Import.objects.filter(phase__in=(APPLIED, CANCELLED, REFUSED), at__lt=now - KEPT)
    found: Any = Staged.objects.filter(imported__in=over).delete()
    return int(found[0])
