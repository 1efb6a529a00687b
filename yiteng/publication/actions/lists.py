"""Freezing a published list; later changes are dated events with a reason (law 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from yiteng.commitments.models import Commitment
from yiteng.publication import jobs, lists
from yiteng.publication.models import Carried, FrozenList, ListClose, ListEvent, Publication
from yiteng.rules import lists as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import add
from yiteng.workflow.trail import entry, write

EVENTS = tuple(code for code, _title in rules.KINDS)


def freeze(
    title: str, rows: Sequence[Publication], *, level: str, actor: Actor, at: datetime
) -> FrozenList:
    """Freeze what was published as a list: the rate against it never changes by dropping items.

    Raises Refused for a row that is not published or stands on a list already.
    """
    if any(row.state != "published" or row.frozen_list_id for row in rows) or not rows:
        raise Refused(
            [
                Refusal(
                    "list.not_published",
                    N_("A list is frozen from published items that are on no list."),
                )
            ]
        )
    with transaction.atomic():
        made: FrozenList = add(
            FrozenList(county_id=rows[0].county_id, title=title, year=at.year, level=level,
                       frozen_on=at.date(), count=len(rows),
                       invented=all(r.invented for r in rows)),
            actor=actor, at=at, action="publication.publish",
            audited=("title", "year", "level", "count"))  # fmt: skip
        ids = [r.pk for r in rows]
        for start in range(0, len(ids), 500):
            Publication.objects.filter(pk__in=ids[start : start + 500]).update(frozen_list=made)
        _take_over(made)
        jobs.send(f"list:{made.pk}", {"lists": [made.pk]})
    return made


def _take_over(made: FrozenList) -> None:
    """Put what was carried into this year of this level onto the list (rollover)."""
    waiting = Carried.objects.filter(
        year=made.year, kind="carried", into=None, frozen_list__county=made.county_id,
        frozen_list__level=made.level)  # fmt: skip
    taken = waiting.update(into=made)
    if taken:
        made.count += taken
        made.save(update_fields=["count"])


def change_list(
    frozen: FrozenList,
    event: str,
    node_id: int,
    reason: str,
    *,
    actor: Actor,
    at: datetime,
    words: str = "",
    decided_by: str = "",
) -> ListEvent:
    """Note that an item was added, dropped or corrected after freezing.

    words: what a correction puts right; decided_by: the body that decided it. Raises Refused.
    """
    with transaction.atomic():
        FrozenList.objects.select_for_update().get(pk=frozen.pk)
        row = Commitment.objects.filter(pk=node_id, county_id=frozen.county_id).first()
        refusals = list(_reasons(frozen, event, row, reason, words, actor))
        if refusals:
            raise Refused(refusals)
        assert row is not None
        made = ListEvent.objects.create(
            frozen_list=frozen, event=event, node_id=node_id, title=row.title,
            words=words.strip(), decided_by=decided_by.strip(),
            on=at.astimezone(SHANGHAI).date(), reason=reason.strip(),
            post=actor.post_title)  # fmt: skip
        after = {"node": node_id, "words": made.words, "decided_by": made.decided_by}
        write([frozen], [entry(frozen, action=event, actor=actor, at=at, before={},
                               after=after, reason=made.reason)])  # fmt: skip
        jobs.send(f"list:{frozen.pk}:{made.pk}", {"lists": [frozen.pk]})
    return made


def _reasons(
    frozen: FrozenList, event: str, row: Commitment | None, reason: str, words: str, actor: Actor
) -> Iterator[Refusal]:
    if not actor.may("publication.publish") or actor.county != frozen.county_id:
        yield Refusal("list.not_permitted", N_("Your post cannot change this list."))
    if event not in EVENTS or not reason.strip():
        yield Refusal("list.no_reason", N_("Say what changes and why."), field="reason")
    if ListClose.objects.filter(frozen_list=frozen).exists():
        yield Refusal("list.closed", N_("This list was closed with its year: its rates are final."))
    if event == "corrected" and not words.strip():
        yield Refusal("list.no_words", N_("Say what is put right."), field="words")
    yield from _place(frozen, event, row)


def _place(frozen: FrozenList, event: str, row: Commitment | None) -> Iterator[Refusal]:
    """Only a published row comes onto a list, and only what stands on it leaves or is corrected."""
    if row is None:
        yield Refusal("list.no_such_item", N_("There is no such item."), field="number")
        return
    events = ListEvent.objects.filter(frozen_list=frozen).order_by("on", "id")
    held = rules.members(lists.original(frozen), lists.changes(events))
    if event == "added" and row.pk in held:
        yield Refusal("list.there", N_("It stands on the list already."), field="number")
    elif event == "added" and not row.published:
        yield Refusal(
            "list.unpublished",
            N_("It is not public yet; two reviews come before it is added."),
            field="number",
        )
    elif event != "added" and row.pk not in held:
        yield Refusal("list.not_there", N_("It does not stand on the list."), field="number")
