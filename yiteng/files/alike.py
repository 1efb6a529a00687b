"""Finding pictures that look alike and are used elsewhere, within a county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from yiteng.files import likeness, parents
from yiteng.files.models import Attachment, Band, Look
from yiteng.rules.actor import Actor


@dataclass(frozen=True, slots=True)
class Used:
    """Where a look-alike is used. title, url: empty where the actor may not open it."""

    attachment: int
    differs: int
    title: str
    url: str


def keep(rows: Sequence[Attachment], seen: Iterable[tuple[int, ...]]) -> None:
    """Keep the looks of pictures just attached; nothing for what has none or says nothing."""
    pairs = [(row, look) for row, own in zip(rows, seen, strict=True) for look in own
             if not likeness.plain(look)]  # fmt: skip
    made = Look.objects.bulk_create([
        Look(attachment=row, county_id=row.county_id, bits=f"{look:032x}") for row, look in pairs
    ])  # fmt: skip
    Band.objects.bulk_create([
        Band(look=look, county_id=look.county_id, key=key)
        for look, (_row, value) in zip(made, pairs, strict=True) for key in likeness.bands(value)
    ])  # fmt: skip


def used_elsewhere(rows: Sequence[Attachment], own: str, actor: Actor) -> dict[int, list[Used]]:
    """For each picture, the look-alikes used for something else; three queries a picture and the
    queries of the rooms that tell where.

    own: the address of the page itself: what is used there is no second use.
    """
    found: dict[int, list[Used]] = {}
    for row in rows:
        if row.is_image:
            others = [
                (a, d) for a, d in _near(row) if parents.where(a.parent_type, a.parent_id)[1] != own
            ]
            if others:
                found[row.pk] = [_used(a, d, actor) for a, d in others]
    return found


def _near(row: Attachment) -> list[tuple[Attachment, int]]:
    """Other pictures of the county that look alike, the likest first, with the bits apart."""
    mine = [
        int(bits, 16) for bits in Look.objects.filter(attachment=row).values_list("bits", flat=True)
    ]
    keys = {key for look in mine for key in likeness.bands(look)}
    if not keys:
        return []
    near = Band.objects.filter(county_id=row.county_id, key__in=keys).exclude(look__attachment=row)
    shared = near.values("look").annotate(n=Count("pk")).filter(n__gte=likeness.SHARED)
    best: dict[int, int] = {}
    for pk, bits in Look.objects.filter(pk__in=shared.values("look")).values_list(
        "attachment", "bits"
    ):
        differs = min(likeness.apart(look, int(bits, 16)) for look in mine)
        if differs <= likeness.NEAR:
            best[pk] = min(differs, best.get(pk, differs))
    there = Attachment.objects.in_bulk(best)
    return sorted(
        ((there[pk], d) for pk, d in best.items()), key=lambda pair: (pair[1], pair[0].pk)
    )


def _used(row: Attachment, differs: int, actor: Actor) -> Used:
    if not parents.may_read(actor, row.parent_type, row.parent_id):
        return Used(row.pk, differs, "", "")
    title, url = parents.where(row.parent_type, row.parent_id)
    return Used(row.pk, differs, title, url)
