"""Coverage: the map of towns and the strip of villages, so that nobody is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext

from yiteng.commitments.models import Tally
from yiteng.places.models import Area
from yiteng.places.tiles import places_of
from yiteng.rules.lights import LEGEND
from yiteng.web.drawing import Stretch, Tile

#: Lights a tile names: what is late, near or silent; the calm ones are left to the table.
PRESSING = tuple(code for code in LEGEND if code in ("overdue", "due_soon", "step_late", "stale"))


def strips(area: Area) -> list[Stretch]:
    """Every village of a county by town, or of one town, with its commitments; three queries."""
    if area.level not in ("county", "town"):
        return []
    above = {f"{area.level}_id": area.pk}
    villages = Area.objects.filter(level="village", valid_to__isnull=True, **above)
    held: dict[int, list[tuple[str, int, str]]] = defaultdict(list)
    counted = _counted(area)
    for pk, name, town in villages.order_by("order", "id").values_list("pk", "name", "town_id"):
        held[town].append((name, counted[pk], reverse("desk:area", args=[pk])))
    towns = (
        Area.objects.filter(pk__in=held)
        .order_by("order", "id")
        .values_list("pk", "name", "invented")
    )
    return [
        Stretch(name, held[pk], reverse("desk:area", args=[pk]), made_up)
        for pk, name, made_up in towns
    ]


def tiles(
    towns: Sequence[Area], counts: Counter[tuple[int, str]], stretches: Sequence[Stretch]
) -> list[Tile]:
    """The towns of a county: commitments, share of villages that have one, what presses most."""
    places = places_of([town.pk for town in towns])
    covered = {stretch.url: stretch for stretch in stretches}
    return [_tile(town, places[town.pk], counts, covered) for town in towns]


def _tile(
    town: Area,
    place: tuple[int, int],
    counts: Counter[tuple[int, str]],
    covered: dict[str, Stretch],
) -> Tile:
    url = reverse("desk:area", args=[town.pk])
    stretch = covered.get(url)
    pressing = next((code for code in PRESSING if counts[town.pk, code]), "")
    note = str(counts[town.pk, pressing]) if pressing else ""
    if not pressing and stretch and stretch.empty:
        note = gettext("%(n)s villages with nothing") % {"n": stretch.empty}
    return Tile(
        code=str(town.pk),
        title=town.name,
        col=place[0],
        row=place[1],
        value=sum(n for (key, _light), n in counts.items() if key == town.pk),
        light=pressing,
        url=url,
        share=1 - stretch.empty / len(stretch.villages) if stretch else None,
        note=note,
        invented=town.invented,
    )


def _counted(area: Area) -> Counter[int]:
    """How many commitments each village has, from the tallies."""
    above = {f"{area.level}_id": area.pk}
    rows = Tally.objects.filter(scope="area", count__gt=0, **above).values_list("key_id")
    return Counter(dict(rows.annotate(n=Sum("count"))))
