"""States of an application, opinions, other forms, and what is said of a dossier out of hand."""

from __future__ import annotations

from yiteng.rules.lifecycle import State
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

STATES = (
    State("draft", N_("Being prepared")),
    State("submitted", N_("Submitted")),
    State("reviewed", N_("Opinion given")),
    State("approved", N_("Approved")),
    State("approved_against", N_("Approved with reasons, against the opinion")),
    State("returned", N_("Returned for completion")),
    State("postponed", N_("Postponed")),
    State("merged", N_("Joined with another meeting"), ended=True),
    State("reshaped", N_("Given another form"), ended=True),
    State("convened", N_("Convened"), ended=True),
)

VERDICTS = (
    ("pass", N_("Nothing against it")),
    ("against", N_("Reasons against it")),
)
FORMS = (
    ("document", N_("A document instead")),
    ("call", N_("A telephone or video call instead")),
    ("on_site", N_("Work on site instead")),
)

#: States in which the dossier is in the applicant's hands.
EDITABLE = ("draft", "returned", "postponed")
#: States in which the leader has said yes.
AGREED = ("approved", "approved_against")


def closed_dossier(state: str) -> Refusal:
    """The dossier is not to be written while others judge it."""
    title = next(one.title for one in STATES if one.code == state)
    return Refusal(
        "application.closed_dossier",
        N_("The state is “{state}”; the dossier can be changed again when it is returned."),
        {"state": title},
    )


def foreign_dossier() -> Refusal:
    """The dossier is another unit's."""
    return Refusal("application.not_applicant", N_("Only the applying unit can do this."))


def convened_elsewhere() -> Refusal:
    """Convening makes a meeting of the application; the room of meetings does it."""
    return Refusal(
        "application.convened_elsewhere", N_("Convene the meeting; the application follows.")
    )
