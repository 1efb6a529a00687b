"""Opinions of the units concerned, of the content test: asked, answered, dissent with its grounds."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_

_PRACTICE = N_("Practice: what is not coordinated beforehand is not put to a meeting")


def units_asked(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Some unit concerned is asked before a meeting is."""
    if not dossier.opinions:
        yield Hit("opinions", {})


def units_answered(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """The opinions that were asked for are in."""
    for one in dossier.opinions:
        if one.agrees is None:
            yield Hit(f"opinions-{one.key}-agrees", {"unit": one.unit})


def dissent_shown(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A unit that disagrees is listed with its grounds."""
    for one in dossier.opinions:
        if one.agrees is False and not one.words.strip():
            yield Hit(f"opinions-{one.key}-words", {"unit": one.unit})


_ASKED = N_("No unit concerned has been asked for its opinion.")
_ANSWERED = N_("{unit} was asked and has not answered yet.")
_DISSENT = N_("{unit} disagrees; its grounds are missing.")

ASKED_RULES = (
    Rule("content.answered", "content", "red", _ANSWERED, _PRACTICE, units_answered),
    Rule("content.dissent", "content", "red", _DISSENT, _PRACTICE, dissent_shown),
    Rule("content.asked", "content", "amber", _ASKED, _PRACTICE, units_asked),
)
