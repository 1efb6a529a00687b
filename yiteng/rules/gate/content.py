"""内容不实在的会不开: every item says what is decided, by whom, why in a meeting, in how many minutes."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.asked import ASKED_RULES
from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.papers import PAPER_RULES
from yiteng.rules.gate.rule import Hit, Rule, Test, first_lacking, lacking
from yiteng.rules.gate.size import SIZE_RULES
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.gate.wording import INFORMS, only
from yiteng.rules.words import N_, Several

_REPORT = N_("Report on Boshan: no meeting whose content is empty")
_NOT_TAKEN = N_("Rules of a city: what others can settle is not taken to a meeting")
_PRACTICE = N_("Practice: what is not coordinated beforehand is not put to a meeting")


def item_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting has an agenda."""
    if not dossier.items:
        yield Hit("items", {})


def item_decides(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every item says what is decided and by whom, and how many minutes it takes."""
    for item in dossier.items:
        decides, decider = item.decides.strip(), item.decided_by.strip()
        lacks = lacking(
            (decides, N_("what is decided")),
            (decider, N_("who decides it")),
            (item.minutes, N_("minutes")),
        )
        if lacks:
            column = first_lacking(
                (decides, "decides"), (decider, "decided_by"), (item.minutes, "minutes")
            )
            params = {"item": item.title, "lacks": Several(lacks)}
            yield Hit(f"items-{item.key}-{column}", params)


def item_more_than_informs(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Conveying, studying and hearing decide nothing."""
    for item in dossier.items:
        if only(item.decides, INFORMS):
            yield Hit(f"items-{item.key}-decides", {"item": item.title})


def item_other_way(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """What a department, a letter, a call or a visit could settle is not taken to a meeting."""
    for item in dossier.items:
        why = item.other_why.strip()
        lacks = lacking(
            (item.other_way, N_("the other way that was tried or considered")),
            (why, N_("why it does not do")),
        )
        if lacks:
            column = first_lacking((item.other_way, "other_way"), (why, "other_why"))
            params = {"item": item.title, "lacks": Several(lacks)}
            yield Hit(f"items-{item.key}-{column}", params)


def item_presenter(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Somebody presents each item."""
    for item in dossier.items:
        if not item.presenter.strip():
            yield Hit(f"items-{item.key}-presenter", {"item": item.title})


_AGENDA = N_("The agenda is empty.")
_DECIDES = N_("The item “{item}” lacks: {lacks}.")
_INFORMS = N_("The item “{item}” only informs; a document or a call does that.")
_PRESENTER = N_("Nobody presents the item “{item}”.")

CONTENT = Test(
    "content",
    N_("Content"),
    N_("What will be decided, by whom, and how long does it take?"),
    (
        Rule("content.agenda", "content", "red", _AGENDA, _REPORT, item_named),
        Rule("content.decides", "content", "red", _DECIDES, _REPORT, item_decides),
        Rule("content.informs", "content", "red", _INFORMS, _REPORT, item_more_than_informs),
        Rule("content.other_way", "content", "red", _DECIDES, _NOT_TAKEN, item_other_way),
        *PAPER_RULES,
        *ASKED_RULES,
        Rule("content.presenter", "content", "amber", _PRESENTER, _PRACTICE, item_presenter),
        *SIZE_RULES,
    ),
)
