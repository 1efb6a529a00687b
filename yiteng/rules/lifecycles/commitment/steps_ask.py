"""The people served answer; closing, striking off, archiving, recurrence."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment import checks_ask as a
from yiteng.rules.lifecycles.commitment import checks_time as t
from yiteng.rules.lifecycles.commitment.steps_after import SPEAKER
from yiteng.rules.lifecycles.commitment.steps_start import REASON
from yiteng.rules.words import N_

_WORDS = Input("words", N_("In their words"), "note", required=False)
_NO_WORDS = Input("words", N_("What is missing, in their words"), "note")

#: How a post heard the answer; the one-time link needs nobody to record it.
CHANNELS = (
    ("visit", N_("Visit")),
    ("phone", N_("Telephone")),
    ("slip", N_("Slip of paper")),
    ("proxy", N_("Proxy")),
)
_CHANNEL = Input("channel", N_("How you heard it"), "choice", required=False, choices=CHANNELS)

STEPS_ASK = (
    Step(
        "ask",
        N_("Ask the people served"),
        ("reported", "verified"),
        "asked",
        "verification.ask",
        (c.not_own_question, c.has_served, a.no_own_channel, c.checked_if_needed, c.not_in_review),
    ),
    Step(
        "ask_again",
        N_("Give them a new link"),
        ("asked",),
        None,
        "verification.ask",
        (c.not_own_question, c.has_served),
        undo=False,
    ),
    Step(
        "answer_yes",
        N_("They say: yes"),
        ("asked",),
        "closed",
        "verification.answer",
        (c.not_own_answers, a.speaker_named),
        (_WORDS, _CHANNEL, SPEAKER),
        undo=False,
    ),
    Step(
        "answer_partly",
        N_("They say: partly"),
        ("asked",),
        "active",
        "verification.answer",
        (c.not_own_answers, a.speaker_named, c.first_unmet),
        (_NO_WORDS, _CHANNEL, SPEAKER),
        undo=False,
    ),
    Step(
        "answer_partly_again",
        N_("They say: partly, a second time"),
        ("asked",),
        "verified",
        "verification.answer",
        (c.not_own_answers, a.speaker_named, c.second_unmet),
        (_NO_WORDS, _CHANNEL, SPEAKER),
        undo=False,
    ),
    Step(
        "answer_no",
        N_("They say: no"),
        ("asked",),
        "active",
        "verification.answer",
        (c.not_own_answers, a.speaker_named, c.first_unmet),
        (_NO_WORDS, _CHANNEL, SPEAKER),
        undo=False,
    ),
    Step(
        "answer_no_again",
        N_("They say: no, a second time"),
        ("asked",),
        "verified",
        "verification.answer",
        (c.not_own_answers, a.speaker_named, c.second_unmet),
        (_NO_WORDS, _CHANNEL, SPEAKER),
        undo=False,
    ),
    Step(
        "answer_not_yet",
        N_("They say: not yet to be judged"),
        ("asked",),
        None,
        "verification.answer",
        (c.not_own_answers, a.speaker_named),
        (_WORDS, _CHANNEL, SPEAKER),
        undo=False,
    ),
    Step(
        "conclude",
        N_("Close with the objection and a written conclusion"),
        ("verified",),
        "closed",
        "verification.review",
        (c.in_review, a.opinions_given),
        (Input("conclusion", N_("Written conclusion of the review"), "note"),),
    ),
    Step(
        "send_back",
        N_("Review: send back to the doer"),
        ("verified",),
        "active",
        "verification.review",
        (c.in_review, a.opinions_given),
        (REASON,),
    ),
    Step(
        "accept",
        N_("Accept as done"),
        ("reported", "verified"),
        "closed",
        "verification.accept",
        (c.is_acceptor, c.independent, c.checked_if_needed),
    ),
    Step(
        "close_silent",
        N_("Close: no answer came"),
        ("asked",),
        "closed",
        "commitments.close",
        (c.silent_long_enough,),
    ),
    Step(
        "strike_off",
        N_("Strike off the list"),
        ("closed",),
        "struck_off",
        "commitments.close",
        (c.answered_for,),
    ),
    Step("archive", N_("Archive"), ("struck_off",), "archived", "commitments.archive"),
    Step(
        "recur",
        N_("It has come back: assign it anew"),
        ("closed", "struck_off", "archived"),
        "issued",
        "commitments.close",
        (c.one_lead, t.date_ahead),
        (REASON, Input("new_due", N_("New date"), "moment")),
    ),
)
