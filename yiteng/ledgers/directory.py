"""Names as people write them to the rows they mean: units, places, themes, firms of a county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from yiteng.enterprises.models import Enterprise
from yiteng.ledgers.posts import Acceptors
from yiteng.ledgers.sheets.cells import folded
from yiteng.ledgers.sheets.faults import Unclear
from yiteng.ledgers.sheets.several import units
from yiteng.ledgers.upstream import Upstream
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.places.models import Area, AreaCode, Theme
from yiteng.rules.actor import Actor

COURTS = ("法院", "法庭", "检察院")
_TAILS = ("村民委员会", "居民委员会", "村委会", "居委会", "社区居委会", "村")


class Directory:
    """The names of the actor's county, looked up once an import."""

    def __init__(self, actor: Actor) -> None:
        self.actor, self.upstream, self.acceptors = actor, Upstream(actor), Acceptors(actor)

    @cached_property
    def _county(self) -> Area:
        return Area.objects.get(pk=self.actor.county)

    @cached_property
    def _units(self) -> dict[str, list[tuple[int, str]]]:
        """Name or short name → the units that bear it, with their full names."""
        found: dict[str, list[tuple[int, str]]] = {}
        rows = Unit.objects.filter(county_id=self.actor.county, valid_to=None).order_by("id")
        for pk, name, short in rows.values_list("pk", "name", "short_name"):
            for words in {self._bare(words) for words in (name, short) if words}:
                found.setdefault(words, []).append((pk, name))
        return found

    @cached_property
    def _areas(self) -> dict[str, list[tuple[int, int | None]]]:
        """Name → (area, its town); towns and villages as they stand today."""
        found: dict[str, list[tuple[int, int | None]]] = {}
        rows = Area.objects.filter(county_id=self.actor.county, valid_to=None).exclude(level="city")
        for pk, level, name, town in rows.values_list("pk", "level", "name", "town_id"):
            key = _short(folded(name)) if level == "village" else folded(name)
            found.setdefault(key, []).append((pk, None if level == "county" else town))
        return found

    @cached_property
    def _codes(self) -> dict[str, set[int]]:
        """Code of twelve digits → the areas that have or had it, by either authority."""
        found: dict[str, set[int]] = {}
        rows = AreaCode.objects.filter(area__county_id=self.actor.county, area__valid_to=None)
        for code, pk in rows.values_list("code", "area_id"):
            found.setdefault(code.ljust(12, "0"), set()).add(pk)
        return found

    @cached_property
    def areas(self) -> dict[int, tuple[int | None, int | None]]:
        """Area → (town, village) as a row of the spine carries them."""
        rows = Area.objects.filter(county_id=self.actor.county)
        return {
            pk: (town, pk if level == "village" else None)
            for pk, level, town in rows.values_list("pk", "level", "town_id")
        }

    @cached_property
    def _themes(self) -> dict[str, int]:
        rows = Theme.objects.filter(county_id=self.actor.county).values_list("pk", "title_zh", "title_en", "code")  # fmt: skip
        return {folded(name): pk for pk, *names in rows for name in names}

    @cached_property
    def _firms(self) -> dict[str, int]:
        rows = visible(Enterprise, self.actor).values_list("name", "pk")
        return {folded(name): pk for name, pk in rows}

    def unit(self, words: str) -> int:
        """The unit of a name; with several names the first, which leads. Raises Unclear."""
        names = units(words)
        return self._unit(words if self._named(words) or not names else names[0][0])

    def others(self, words: str) -> list[list[Any]]:
        """The units behind the first one, which leads: they support it. Raises Unclear."""
        return [] if self._named(words) else self._supporting(units(words)[1:])

    def support(self, words: str) -> list[list[Any]]:
        """The units of a cell as [unit, duty], in its order. Raises Unclear."""
        return self._supporting(units(words))

    def _supporting(self, names: Iterable[tuple[str, str]]) -> list[list[Any]]:
        found: dict[int, str] = {}
        for name, duty in names:
            whole = f"{name}({duty})"
            try:
                pk = self._unit(whole if self._named(whole) else name)
            except Unclear as unclear:
                if unclear.code != "unknown_unit":
                    raise
                raise Unclear("unknown_support", name=name, **unclear.params) from unclear
            if pk in found:
                raise Unclear("support_twice", name=name)
            found[pk] = "" if self._named(whole) else duty[:300]
        return [[pk, duty] for pk, duty in found.items()]

    def _named(self, words: str) -> list[tuple[int, str]]:
        return self._units.get(self._bare(words), [])

    def _unit(self, words: str) -> int:
        if folded(words).endswith(COURTS):
            raise Unclear("court")
        found = self._named(words)
        if not found:
            raise Unclear("unknown_unit", near=self._near(folded(words), self._units))
        if len(found) > 1:
            raise Unclear("units_alike", near="、".join(name for _, name in found))
        return found[0][0]

    def town(self, words: str) -> int:
        """The town of a name or code. Raises Unclear."""
        if (coded := self._coded(words)) is not None:
            return coded
        found = self._areas.get(folded(words)) or self._areas.get(self._bare(words))
        if not found or found[0][1] != found[0][0]:
            raise Unclear("unknown_area", near=self._near(folded(words), self._areas))
        return found[0][0]

    def village(self, words: str, town: int | None = None) -> int:
        """The village of a name or code, in a town where that is known. Raises Unclear."""
        if (coded := self._coded(words)) is not None:
            return coded
        found = self._areas.get(_short(self._bare(words)), [])
        held = [pk for pk, of in found if pk != of and (town is None or of == town)]
        if not held:
            raise Unclear("unknown_area", near=self._near(_short(folded(words)), self._areas))
        return self._only(held)

    def area(self, words: str) -> int:
        """The area of a name or code: 甲镇一村, 一村, 甲镇 or the county. Raises Unclear."""
        if (coded := self._coded(words)) is not None:
            return coded
        bare = self._bare(words)
        if not bare or folded(words) == folded(self._county.name):
            return self._county.pk
        for name in sorted(self._areas, key=len, reverse=True):
            pk, town = self._areas[name][0]
            if pk == town and bare.startswith(name):
                rest = bare.removeprefix(name)
                return self.village(rest, pk) if rest else pk
        return self.village(bare)

    def _coded(self, words: str) -> int | None:
        """The area of a code; None for a name. Raises Unclear."""
        code = folded(words)
        if not (code.isdecimal() and len(code) in (6, 9, 12)):
            return None
        found = self._codes.get(code.ljust(12, "0"))
        if not found:
            raise Unclear("unknown_code")
        return self._only(sorted(found))

    def _only(self, held: Sequence[int]) -> int:
        """The one area, else a refusal that names each with its town. Raises Unclear."""
        if len(held) > 1:
            rows = Area.objects.filter(pk__in=held[:5]).order_by("order", "id")
            said = rows.values_list("town__name", "name")
            raise Unclear("two_areas", near="、".join(f"{town or ''}{name}" for town, name in said))
        return held[0]

    def theme(self, words: str) -> int:
        """The theme of a name. Raises Unclear."""
        found = self._themes.get(folded(words))
        if found is None:
            raise Unclear("unknown_theme", near="、".join(list(self._themes)[:6]))
        return found

    def firm(self, words: str) -> int:
        """The firm of a name, of those the actor may see. Raises Unclear."""
        found = self._firms.get(folded(words))
        if found is None:
            raise Unclear("unknown_firm")
        return found

    def _bare(self, words: str) -> str:
        """Without blanks and without the county's own name before it."""
        found = folded(words)
        county = folded(self._county.name)
        return found.removeprefix(county) if found != county else found

    def _near(self, words: str, names: Iterable[str]) -> str:
        close = get_close_matches(words, list(names), n=2, cutoff=0.5)
        return f"（{'、'.join(close)}？）" if close else ""


def _short(name: str) -> str:
    """A village without the words for its committee."""
    for tail in _TAILS:
        if name.endswith(tail) and len(name) > len(tail):
            return name.removesuffix(tail)
    return name
