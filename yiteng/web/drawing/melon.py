"""What a melon says: its figures, its sentence, its line in the table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.drawing.svg import GOLD, GOLD_LIGHT, GREEN_PALE, INK_2, INK_3, SEAL
from yiteng.web.drawing.text import lines, wide

LEAST = 5.0
#: What the colours mean.
KEY = (
    (GOLD, N_("confirmed by the people served")),
    (GOLD_LIGHT, N_("reported and verified")),
    (GREEN_PALE, N_("still promised")),
    (SEAL, N_("the seal counts what is stuck")),
)


@dataclass(frozen=True, slots=True)
class Melon:
    """A theme. count: its commitments; ripe_reported: share reported and verified, or further;
    ripe_confirmed: share confirmed by the people served; stuck: how many; mover: who must move,
    in words; url: the list of its commitments.
    """

    code: str
    title: str
    count: int
    ripe_reported: float
    ripe_confirmed: float
    stuck: int = 0
    mover: str = ""
    url: str = ""


def radius(count: int, most: int, largest: float) -> float:
    """Radius of a melon: its area is proportional to its count; never below what one can see.

    >>> radius(25, 100, 80), radius(100, 100, 80)
    (40.0, 80.0)
    """
    if count <= 0 or most <= 0:
        return LEAST
    return max(LEAST, largest * math.sqrt(count / most))


def sentence(melon: Melon) -> str:
    """All a melon shows, as one sentence."""
    if melon.count == 0:
        return gettext("%(title)s: no commitments yet") % {"title": melon.title}
    told = gettext(
        "%(title)s: %(count)s commitments, %(reported)s verified, %(confirmed)s confirmed by the "
        "people served"
    ) % {
        "title": melon.title,
        "count": melon.count,
        "reported": percent(melon.ripe_reported),
        "confirmed": percent(melon.ripe_confirmed),
    }
    return gettext("; ").join(part for part in (told, stuck_words(melon), melon.mover) if part)


def percent(share: float) -> str:
    """A share in whole per cent; never 100 % before all are, never 0 % once one is."""
    value = round(share * 100)
    if share < 1:
        value = min(value, 99)
    return f"{max(value, 1) if share > 0 else 0}%"


def stuck_words(melon: Melon) -> str:
    """How many are stuck, empty for none."""
    if not melon.stuck:
        return ""
    return ngettext("%(n)s stuck", "%(n)s stuck", melon.stuck) % {"n": melon.stuck}


def told(melon: Melon, room: float, size: float) -> list[tuple[str, str]]:
    """The lines under a melon with their colours: shares, what is stuck, who must move."""
    if melon.count == 0:
        return [(gettext("no commitments yet"), INK_3)]
    confirmed = gettext("confirmed %(share)s") % {"share": percent(melon.ripe_confirmed)}
    verified = gettext("verified %(share)s") % {"share": percent(melon.ripe_reported)}
    both = f"{confirmed} · {verified}"
    shares = [both] if wide(both, size) <= room else [confirmed, verified]
    found = [(share, INK_2) for share in shares]
    if not melon.stuck:
        return [*found, (gettext("nothing stuck"), INK_3)]
    found.append((f"■ {stuck_words(melon)}", SEAL))
    mover = lines(melon.mover, room, 2, size) if melon.mover else []
    return [*found, *((line, INK_2) for line in mover)]


def table_of(melons: Sequence[Melon]) -> Table:
    """The same figures as a table."""
    return Table(
        caption="",
        columns=(
            Column("title", N_("Theme"), "link"),
            Column("count", N_("Commitments"), "number"),
            Column("reported", N_("Verified"), "number"),
            Column("confirmed", N_("Confirmed by the people served"), "number"),
            Column("stuck", N_("Stuck"), "number"),
            Column("mover", N_("Who must move")),
        ),
        rows=[
            Row(
                m.url,
                {
                    "title": m.title,
                    "count": m.count,
                    "reported": percent(m.ripe_reported) if m.count else "",
                    "confirmed": percent(m.ripe_confirmed) if m.count else "",
                    "stuck": m.stuck,
                    "mover": m.mover,
                },
                m.code,
            )
            for m in melons
        ],
    )
