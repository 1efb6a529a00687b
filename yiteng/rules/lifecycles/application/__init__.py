"""The application to meet (会议申请): reviewed, then decided; every outcome is a good result.

Facts: applicant_unit; own_units (applicant, host, organiser); own_offices and applicant_office
(roles of the two offices among them); own_persons (who opened and who submitted); own_holders
(persons with a post in own_units); verdict (reasons of the four tests as they stand now); known
(`gate.compare.key` of the reasons fixed on submission); opinion (``pass`` or ``against``); reviewed_by
(person); others (numbers of applications it may be joined with); hanging (parts offered and not
answered); postponed_until; load (warnings of the sender's form, where the room of plans gives
them) and load_explained (why, in words).
"""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Lifecycle, Step
from yiteng.rules.lifecycles.application.checks import (
    applicant_unit,
    hanging_told,
    joins_another,
    leaders_word,
    load_explained,
    nothing_hanging,
    opinion_allows,
    opinion_follows,
    opinion_refuses,
    other_decider,
    other_form_ahead,
    postponed_until,
    postponed_yet,
    real_sentence,
    tests_pass,
)
from yiteng.rules.lifecycles.application.independence import (
    independent_reviewer,
    independent_settler,
)
from yiteng.rules.lifecycles.application.states import (
    AGREED,
    EDITABLE,
    FORMS,
    STATES,
    VERDICTS,
    closed_dossier,
    convened_elsewhere,
    foreign_dossier,
)
from yiteng.rules.words import N_

__all__ = [
    "AGREED",
    "APPLICATION",
    "EDITABLE",
    "FORMS",
    "STATES",
    "VERDICTS",
    "closed_dossier",
    "convened_elsewhere",
    "foreign_dossier",
]

_REASON = Input("reason", N_("Reason"), "note")
_JUDGED = ("submitted", "reviewed")

APPLICATION = Lifecycle(
    code="application",
    title=N_("Application to meet"),
    states=STATES,
    steps=(
        Step(
            "submit",
            N_("Submit"),
            EDITABLE,
            "submitted",
            "gate.apply",
            (applicant_unit, load_explained, postponed_yet, hanging_told),
        ),
        Step(
            "review",
            N_("Give the opinion"),
            ("submitted",),
            "reviewed",
            "gate.review",
            (independent_reviewer, opinion_follows),
            (
                Input("verdict", N_("The opinion has"), "choice", choices=VERDICTS),
                Input("opinion", N_("Opinion"), "note"),
            ),
        ),
        Step(
            "approve",
            N_("Approve"),
            ("reviewed",),
            "approved",
            "gate.decide",
            (opinion_allows, other_decider, hanging_told),
        ),
        Step(
            "approve_against",
            N_("Approve with reasons, against the opinion"),
            ("reviewed",),
            "approved_against",
            "gate.decide",
            (opinion_refuses, other_decider, real_sentence, hanging_told),
            (_REASON,),
        ),
        Step(
            "return",
            N_("Return for completion"),
            (*_JUDGED, *AGREED),
            "returned",
            "gate.settle",
            (independent_settler, leaders_word),
            (_REASON,),
        ),
        Step(
            "postpone",
            N_("Postpone"),
            (*_JUDGED, *AGREED),
            "postponed",
            "gate.settle",
            (independent_settler, leaders_word, postponed_until),
            (
                Input("until", N_("Until which day"), "date", required=False),
                Input("awaits", N_("Until what has happened"), required=False),
                _REASON,
            ),
        ),
        Step(
            "merge",
            N_("Join with another meeting"),
            _JUDGED,
            "merged",
            "gate.settle",
            (independent_settler, joins_another),
            (Input("into", N_("Number of the other application")), _REASON),
        ),
        Step(
            "reshape",
            N_("Give it another form"),
            _JUDGED,
            "reshaped",
            "gate.settle",
            (independent_settler, other_form_ahead),
            (
                Input("form", N_("Form"), "choice", choices=FORMS),
                Input("owner", N_("Who does it"), "unit"),
                Input("by", N_("By when"), "date"),
                _REASON,
            ),
        ),
        Step(
            "convene",
            N_("Convene"),
            AGREED,
            "convened",
            "meetings.run",
            (tests_pass, nothing_hanging),
        ),
    ),
)
