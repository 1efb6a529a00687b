"""What follows from a supervision (articles 18 to 23 of 政府督查工作条例), each with its condition.

The regulation says nothing of making results public; nothing here does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yiteng.rules import privacy
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """One consequence. approved: the government or its head approves before it is carried out.

    early: also while the supervision is carried out. bodies: to whom it may be handed; elsewhere
    nobody. about: whether it concerns one unit.
    """

    code: str
    title: str
    article: str
    condition: str
    approved: bool = False
    early: bool = False
    bodies: tuple[str, ...] = ()
    about: bool = False


_BASED = N_("Rests on the conclusion or the check of what was mended; approved by the government or "
            "its head before it is carried out")  # fmt: skip
KINDS: tuple[Kind, ...] = (
    Kind("rule", N_("Proposal to change or revoke an unsuitable decision or order"), "19",
         N_("Rests on the conclusion; reported to the government or its head")),
    Kind("study", N_("Study of an outstanding problem, reported to the government"), "20",
         N_("Rests on a problem the conclusion shows; reported truthfully")),
    Kind("praise", N_("Praise"), "21 (1)", _BASED, approved=True, about=True),
    Kind("encourage", N_("Encouragement"), "21 (1)", _BASED, approved=True, about=True),
    Kind("criticise", N_("Criticism"), "21 (1)", _BASED, approved=True, about=True),
    Kind("account", N_("Proposal to hold to account"), "21 (2)",
         N_("Approved by the government or its head, then handed to the body with the power to "
            "investigate"), approved=True, bodies=("discipline", "organ"), about=True),
    Kind("clue", N_("Clue handed over"), "23",
         N_("Suspected duty offences go to the supervisory organ, other suspected crimes to the "
            "judicial organs; no approval is waited for"), early=True,
         bodies=("discipline", "judicial")),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in KINDS}
BODIES = (
    ("discipline", N_("Supervisory organ")),
    ("judicial", N_("Judicial organs")),
    ("organ", N_("Another body with the power")),
)
#: What the check of a mended matter found (article 18).
MENDED = (
    ("done", N_("Mended as demanded")),
    ("partly", N_("Mended in part")),
    ("not", N_("Not mended")),
)
_AFTER = ("concluded", "closed")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a consequence rests on. told_on: when the conclusion was fed back to the unit it is about.

    reviewing: its review waits for a decision; revoked: the review revoked the conclusion.
    """

    state: str
    told_on: date | None = None
    reviewing: bool = False
    revoked: bool = False
    has_unit: bool = False


def may_propose(kind: Kind, ground: Ground, words: str, body: str) -> Iterator[Refusal]:
    """Why a consequence is not recorded."""
    if kind.early:
        if ground.state not in ("running", *_AFTER):
            yield Refusal("after.not_begun", N_("The supervision has not begun."))
    elif ground.state not in _AFTER:
        yield Refusal(
            "after.no_conclusion",
            N_("It rests on the conclusion, which is not fed back yet (article {article})."),
            {"article": kind.article},
        )
    if kind.about and not ground.has_unit:
        yield Refusal("after.no_unit", N_("Say which unit it concerns."), field="subject")
    if ground.reviewing:
        yield Refusal("after.reviewing", N_("The unit's review is not decided yet (article 17); until "
                                            "then nothing is built on the conclusion."))  # fmt: skip
    if ground.revoked:
        yield Refusal(
            "after.revoked", N_("The review revoked this conclusion; nothing rests on it.")
        )
    if kind.bodies and body not in kind.bodies:
        yield Refusal("after.body", N_("Say to which body it goes."), field="body")
    if not words.strip():
        yield Refusal("after.no_words", N_("Say in words what is proposed or handed over."),
                      field="words")  # fmt: skip
    yield from privacy.statement(words, "words")


def may_approve(
    actor: Actor, kind: Kind, *, team: frozenset[int], proposer: int, decided: bool, ref: str
) -> Iterator[Refusal]:
    """Why a proposal is not approved by this post (article 21)."""
    if not kind.approved or decided:
        yield Refusal("after.nothing", N_("Nothing waits for an approval here."))
    if actor.line != "government":
        yield Refusal(
            "after.not_government", N_("The government or its head approves (article 21).")
        )
    if actor.person in team or actor.person == proposer:
        yield Refusal(
            "after.own", N_("You took part in it or proposed it; another leader approves.")
        )
    if not ref.strip():
        yield Refusal("after.no_ref", N_("Name the record of the decision."), field="ref")


def may_carry_out(kind: Kind, *, approved: bool, done: bool, words: str) -> Iterator[Refusal]:
    """Why a consequence is not noted as carried out."""
    if done:
        yield Refusal("after.done", N_("It is noted as carried out already."))
    if kind.approved and not approved:
        yield Refusal("after.not_approved", N_("It is carried out only after the government or its "
                                               "head has approved (article 21)."))  # fmt: skip
    if not words.strip():
        yield Refusal("after.how", N_("Say how and when, with number or receipt."), field="words")


def may_say_mended(
    *, own: bool, told: bool, to_mend: str, said: bool, finished: bool, words: str
) -> Iterator[Refusal]:
    """Why a unit does not say that it has mended (article 18)."""
    if not own:
        yield Refusal("after.not_object", N_("Only the unit concerned says what it mended."))
    if not told or not to_mend.strip():
        yield Refusal("after.nothing_to_mend", N_("Nothing to be mended was fed back to this unit "
                                                  "(article 18)."))  # fmt: skip
    if finished:
        yield Refusal("after.mended", N_("It is mended, and another unit has seen it."))
    if said:
        yield Refusal("after.waits", N_("What was mended waits for its check."))
    if not words.strip():
        yield Refusal("after.no_words", N_("Say what was mended, when and where it can be seen."),
                      field="words")  # fmt: skip


def may_check_mended(
    actor: Actor, *, object_unit: int, said: bool, words: str
) -> Iterator[Refusal]:
    """Why what was mended is not checked by this post (article 18): another unit looks itself."""
    if not said:
        yield Refusal("after.not_said", N_("The unit has not said yet that it mended anything."))
    if actor.unit == object_unit:
        yield Refusal("after.own_unit", N_("Your unit is concerned; another one checks."))
    if not words.strip():
        yield Refusal("after.no_words", N_("Say what was seen, where and how."), field="words")
