"""Reading the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from yiteng.files import parents
from yiteng.files.models import Attachment, Usage
from yiteng.rules.actor import Actor


def attachments(parent_type: str, parent_ids: Collection[int]) -> dict[int, list[Attachment]]:
    """What is attached to rows the caller may show, by row, oldest first; one query."""
    found: defaultdict[int, list[Attachment]] = defaultdict(list)
    rows = Attachment.objects.filter(parent_type=parent_type, parent_id__in=parent_ids)
    for row in rows.order_by("parent_id", "id"):
        found[row.parent_id].append(row)
    return dict(found)


def attachment(actor: Actor, attachment_id: int) -> Attachment | None:
    """One attachment, None where there is none or the actor may not open its parent row."""
    row = Attachment.objects.filter(pk=attachment_id).first()
    if row is None or not parents.may_read(actor, row.parent_type, row.parent_id):
        return None
    return row


def named(places: Iterable[str]) -> set[str]:
    """Of some places in the store, those a row names."""
    asked = list(places)
    return set(Attachment.objects.filter(path__in=asked).values_list("path", flat=True))


def used(county_id: int) -> int:
    """How many bytes a county has stored."""
    return Usage.objects.filter(county_id=county_id).values_list("size", flat=True).first() or 0
