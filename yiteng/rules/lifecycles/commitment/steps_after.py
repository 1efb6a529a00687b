"""Ends nobody confirmed are asked about too; cases with a channel of their own answer there."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment import checks_ask as a
from yiteng.rules.words import N_

#: Who spoke, by role: no name is kept.
SPEAKERS = (
    ("self", N_("Those served themselves")),
    ("family", N_("Family")),
    ("representative", N_("Representative of the villagers")),
    ("contact", N_("Contact of the firm")),
    ("neighbour", N_("Neighbour or carer")),
)
SPEAKER = Input("speaker", N_("Who spoke, by role"), "choice", required=False, choices=SPEAKERS)
#: What the served party may say.
ANSWERS = (
    ("yes", N_("Well done")),
    ("partly", N_("Done in part")),
    ("no", N_("Not done")),
    ("not_yet", N_("Not yet to be judged")),
)
_ENDED = ("withdrawn", "merged", "closed", "struck_off", "archived")
_WORDS = Input("words", N_("In their words"), "note", required=False)
_THERE = Input("words", N_("What was answered there"), "note")

STEPS_AFTER = (
    Step(
        "outside_yes",
        N_("Answered in its own channel: yes"),
        ("reported", "verified"),
        "closed",
        "verification.answer",
        (c.not_own_answers, a.has_own_channel, c.checked_if_needed, c.not_in_review),
        (_THERE,),
        undo=False,
    ),
    Step(
        "outside_no",
        N_("Answered in its own channel: no"),
        ("reported", "verified"),
        "active",
        "verification.answer",
        (c.not_own_answers, a.has_own_channel, c.first_unmet),
        (_THERE,),
        undo=False,
    ),
    Step(
        "outside_no_again",
        N_("Answered in its own channel: no, a second time"),
        ("reported", "verified"),
        "verified",
        "verification.answer",
        (c.not_own_answers, a.has_own_channel, c.second_unmet, c.not_in_review),
        (_THERE,),
        undo=False,
    ),
    Step(
        "ask_after",
        N_("Tell the people served how it ended and ask them"),
        _ENDED,
        None,
        "verification.ask",
        (
            c.not_own_question,
            c.has_served,
            a.was_promised,
            a.no_own_channel,
            a.ended_unconfirmed,
            a.end_not_asked,
        ),
        (Input("told", N_("What they are told about how it ended"), "note"),),
        undo=False,
    ),
    Step(
        "answer_after",
        N_("Record what they say about this end"),
        _ENDED,
        None,
        "verification.answer",
        (c.not_own_answers, a.end_asked, a.speaker_named),
        (
            Input("answer", N_("Their answer"), "choice", choices=ANSWERS),
            _WORDS,
            Input(
                "channel",
                N_("How you heard it"),
                "choice",
                required=False,
                choices=(
                    ("visit", N_("Visit")),
                    ("phone", N_("Telephone")),
                    ("slip", N_("Slip of paper")),
                    ("proxy", N_("Proxy")),
                ),
            ),
            SPEAKER,
        ),
        undo=False,
    ),
)
