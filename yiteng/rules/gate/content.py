"""内容不实在的会不开: every item says what is decided, by whom, in how many minutes."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, Test, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_REPORT = N_("Report on Boshan: no meeting whose content is empty")
_LIMITS = N_("Regulations against formalism (2024): meetings are as a rule half a day at most")
_PRACTICE = N_("Practice: what is not coordinated beforehand is not put to a meeting")


def item_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting has an agenda."""
    if not dossier.items:
        yield Hit("items", {})


def item_decides(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every item says what is decided and by whom, and how many minutes it takes."""
    for item in dossier.items:
        lacks = lacking(
            (item.decides.strip(), N_("what is decided")),
            (item.decided_by.strip(), N_("who decides it")),
            (item.minutes, N_("minutes")),
        )
        if lacks:
            yield Hit(f"items-{item.key}", {"item": item.title, "lacks": Several(lacks)})


def item_presenter(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Somebody presents each item."""
    for item in dossier.items:
        if not item.presenter.strip():
            yield Hit(f"items-{item.key}", {"item": item.title})


def agenda_fits(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """The items fit into half a day."""
    minutes = sum(item.minutes for item in dossier.items)
    if minutes > thresholds.half_day:
        yield Hit("items", {"minutes": minutes, "most": thresholds.half_day})


def dissent_shown(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A unit that disagrees is listed with its grounds."""
    for opinion in dossier.opinions:
        if not opinion.agrees and not opinion.words.strip():
            yield Hit(f"opinions-{opinion.key}", {"unit": opinion.unit})


CONTENT = Test(
    "content",
    N_("Content"),
    N_("What will be decided, by whom, and how long does it take?"),
    (
        Rule("content.agenda", "content", "red", N_("The agenda is empty."), _REPORT, item_named),
        Rule(
            "content.decides",
            "content",
            "red",
            N_("The item “{item}” lacks: {lacks}."),
            _REPORT,
            item_decides,
        ),
        Rule(
            "content.dissent",
            "content",
            "red",
            N_("{unit} disagrees; its grounds are missing."),
            _PRACTICE,
            dissent_shown,
        ),
        Rule(
            "content.presenter",
            "content",
            "amber",
            N_("Nobody presents the item “{item}”."),
            _PRACTICE,
            item_presenter,
        ),
        Rule(
            "content.half_day",
            "content",
            "amber",
            N_("The items take {minutes} minutes; half a day has {most}."),
            _LIMITS,
            agenda_fits,
        ),
    ),
)
