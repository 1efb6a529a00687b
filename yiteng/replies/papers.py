"""The letter that tells somebody what became of what they said (回告函). Always Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.papers.values import Block, Official, Text
from yiteng.papers.words import day
from yiteng.replies.models import News
from yiteng.replies.queries import Speaker
from yiteng.replies.words import line

CHINESE = "zh-hans"


def reply(said: Speaker, rows: Sequence[News], today: date) -> Official:
    """The letter as values. said: to whom; rows: what is told; today: its date."""
    with translation.override(CHINESE):
        unit = said.finding.occasion.unit.name
        return Official(
            head=unit,
            title=_("On what became of the matters you raised"),
            to=(_addressee(said),),
            body=tuple(_body(said, rows)),
            signed=unit,
            on=today,
            letter=True,
            note=_("invented example, not a real paper") if said.finding.invented else "",
        )


def _addressee(said: Speaker) -> str:
    """A firm by its name; a role at its place, never a person."""
    firm = said.finding.occasion.enterprise
    area = said.finding.village or said.finding.town
    place = firm.name if firm else area.name if area else ""
    return said.said_by if said.said_by.startswith(place) else f"{place}{said.said_by}"


def _body(said: Speaker, rows: Sequence[News]) -> Iterable[Block]:
    told = {row.finding_id for row in rows}
    for one in said.findings:
        if one.pk in told:
            yield Text(_("On %(day)s you said: “%(words)s”") % {
                "day": day(one.found_on), "words": one.statement})  # fmt: skip
    yield Text(_("What has become of it since:"))
    for number, row in enumerate(_once(rows), 1):
        yield Text(_("%(number)s. %(line)s (%(day)s)") % {
            "number": number, "line": line(row), "day": day(row.on)})  # fmt: skip
    if not rows:
        yield Text(_("Nothing has been decided on it yet. We will tell you when it is."))
    yield Text(
        _("If something is not as it is written here, tell us: what you say is taken up again.")
    )


def _once(rows: Sequence[News]) -> list[News]:
    """What happened to one thing is said once, however many findings it rests on."""
    return list({(row.happened, row.node_type, row.node_id): row for row in rows}.values())
