"""What is checked before each step of an application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from yiteng.rules.gate.compare import key
from yiteng.rules.lifecycle import Case
from yiteng.rules.lifecycles.application.states import AGREED, foreign_dossier
from yiteng.rules.meeting_load import NEEDS_REASON
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: A real sentence: so many Chinese characters, so many different ones; or so many words.
LEAST_CHARACTERS, LEAST_DIFFERENT, LEAST_WORDS = 10, 6, 5
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")


def applicant_unit(case: Case) -> Iterator[Refusal]:
    """The applicant's unit writes and submits."""
    if case.actor.unit != case.facts.get("applicant_unit"):
        yield foreign_dossier()


def load_explained(case: Case) -> Iterator[Refusal]:
    """A limit on what may be asked of others is passed only with a reason (若干规定 2024)."""
    found = case.facts.get("load", ())
    yield from found
    asked = [one for one in found if one.code in NEEDS_REASON]
    if asked and not str(case.facts.get("load_explained") or "").strip():
        yield Refusal(
            "application.load_unexplained",
            N_("What it asks of those invited passes {n} limits; say why it cannot be otherwise."),
            {"n": len(asked)},
            field="sender",
        )


def postponed_yet(case: Case) -> Iterator[Refusal]:
    """Whoever submits before the day to which it was postponed is told."""
    until = case.facts.get("postponed_until")
    if case.state == "postponed" and until and until > case.today:
        yield Refusal(
            "application.postponed_yet",
            N_("It was postponed until {day}."),
            {"day": until},
            severity="amber",
        )


def opinion_follows(case: Case) -> Iterator[Refusal]:
    """An opinion has nothing against it only where the four tests have nothing red."""
    red = sum(1 for r in case.facts.get("verdict", ()) if r.blocks)
    if case.inputs.get("verdict") == "pass" and red:
        yield Refusal(
            "application.opinion_tests",
            N_("The four tests have {count} red reasons; the opinion cannot leave them out."),
            {"count": red},
            field="verdict",
        )


def other_decider(case: Case) -> Iterator[Refusal]:
    """Who gave the opinion does not decide on it."""
    if case.actor.person and case.actor.person == case.facts.get("reviewed_by"):
        yield Refusal(
            "application.own_opinion", N_("You gave the opinion; another person decides.")
        )


def opinion_allows(case: Case) -> Iterator[Refusal]:
    """Plain approval needs an opinion without red reasons."""
    if case.facts.get("opinion") != "pass":
        yield Refusal(
            "application.opinion",
            N_("The opinion has reasons against it; approve it with reasons, or return it."),
        )


def opinion_refuses(case: Case) -> Iterator[Refusal]:
    """A decision against the opinion exists only where the opinion is against."""
    if case.facts.get("opinion") == "pass":
        yield Refusal("application.no_dissent", N_("The opinion has nothing against it."))


def real_sentence(case: Case) -> Iterator[Refusal]:
    """A decision against the opinion is reasoned in a whole sentence."""
    said = str(case.inputs.get("reason") or "")
    if said and not is_sentence(said):
        yield Refusal(
            "application.no_sentence",
            N_(
                "Say in a whole sentence why the meeting is needed although reasons speak against it."
            ),
            field="reason",
        )


def is_sentence(text: str) -> bool:
    """Whether a text is long and varied enough to say something.

    >>> is_sentence("同意同意同意同意同意同意"), is_sentence("清明前后人流集中，搬迁不能再等")
    (False, True)
    """
    characters = _CHARACTER.findall(text)
    varied = len(characters) >= LEAST_CHARACTERS and len(set(characters)) >= LEAST_DIFFERENT
    return varied or len(set(_WORD.findall(text.lower()))) >= LEAST_WORDS


def leaders_word(case: Case) -> Iterator[Refusal]:
    """What the leader agreed to, the leader gives back; an office only where red reasons came up."""
    if case.state in AGREED and not case.actor.may("gate.decide") and not _new_red(case):
        yield Refusal(
            "application.leaders_word",
            N_("The leader agreed to it; only the leader takes it back."),
        )


def postponed_until(case: Case) -> Iterator[Refusal]:
    """Postponed until a day, or until something has happened."""
    until, awaits = case.inputs.get("until"), str(case.inputs.get("awaits") or "").strip()
    if case.inputs and not until and not awaits:
        yield Refusal(
            "application.until", N_("Say until when, or until what has happened."), field="until"
        )
    if until and until <= case.today:
        yield _passed(until, "until")


def other_form_ahead(case: Case) -> Iterator[Refusal]:
    """The other form still lies ahead."""
    by = case.inputs.get("by")
    if by and by < case.today:
        yield _passed(by, "by")


def joins_another(case: Case) -> Iterator[Refusal]:
    """An application is joined with another one that is still on its way."""
    into = str(case.inputs.get("into") or "").strip()
    if into and into not in case.facts.get("others", ()):
        yield Refusal(
            "application.no_such_other",
            N_("No open application has the number {number}."),
            {"number": into},
            field="into",
        )


def nothing_hanging(case: Case) -> Iterator[Refusal]:
    """What a joined application offered is taken or declined before the meeting is convened."""
    hanging = int(case.facts.get("hanging", 0))
    if hanging:
        yield Refusal(
            "application.hanging",
            N_("{n} parts of joined applications are neither taken nor declined."),
            {"n": hanging},
            field="offered",
        )


def hanging_told(case: Case) -> Iterator[Refusal]:
    """Before that, it is said."""
    for one in nothing_hanging(case):
        yield Refusal(one.code, one.sentence, one.params, "amber", one.field)


def tests_pass(case: Case) -> Iterator[Refusal]:
    """The verdict is repeated on convening: red blocks, unless the leader decided against it."""
    yield from (
        _new_red(case)
        if case.state == "approved_against"
        else (r for r in case.facts.get("verdict", ()) if r.blocks)
    )


def _new_red(case: Case) -> list[Refusal]:
    """Red reasons that were not known when the papers came in."""
    known = case.facts.get("known", ())
    return [r for r in case.facts.get("verdict", ()) if r.blocks and key(r) not in known]


def _passed(day: date, field: str) -> Refusal:
    return Refusal("application.passed", N_("{day} has passed."), {"day": day}, field=field)
