"""What carrying out the file would add; what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yiteng.cli.district.known import Known
from yiteng.cli.district.reading import Book, Row
from yiteng.cli.district.sheets import SHEETS


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of the file that are new, by sheet, and how many are there already.

    county: six digits; name: official name; list_areas: areas to take from the shipped list.
    """

    county: str
    name: str
    new: dict[str, list[Row]]
    there: dict[str, int]
    list_areas: int

    def lines(self) -> list[str]:
        """What will happen, one line a sheet."""
        said = []
        for sheet in SHEETS[1:]:
            new, there = len(self.new[sheet.code]), self.there[sheet.code]
            if sheet.code == "areas" and self.list_areas:
                new = self.list_areas
            said.append(
                _("%(sheet)s: %(new)s new, %(there)s there already.")
                % {"sheet": _(sheet.title), "new": new, "there": there}
            )
        return said


def plan(book: Book, known: Known) -> Plan:
    """Compare a sound file with what is there."""
    (district,) = book.rows["district"]
    seen: dict[str, Container[tuple[str, ...]]] = {
        "themes": {(code,) for code in known.themes},
        "areas": {(code,) for code in known.areas},
        "units": {(name,) for name in known.units},
        "posts": set(known.posts),
        "accounts": known.held,
    }
    keys = {
        "themes": ("code",),
        "areas": ("code",),
        "units": ("name",),
        "posts": ("unit", "title"),
        "accounts": ("login", "unit", "post"),
    }
    new = {
        code: [r for r in book.rows[code] if tuple(r[k] for k in keys[code]) not in seen[code]]
        for code in keys
    }
    there = {code: len(book.rows[code]) - len(new[code]) for code in keys}
    county = district["code"]
    taken = not book.rows["areas"] and not known.areas
    listed = len(known.shipped.get(county, ())) if taken else 0
    return Plan(county, district["name"], new, there, listed)
