"""Who reviews whose meeting: another person and another unit than applicant, host and organiser.

For a meeting of one of the two offices (区委办公室, 区政府办公室) the other office reviews it. Where
both take part, neither can: the supervision office of the other line than the applicant's does,
or either one where the applicant is a third unit (docs/decisions/0012).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: Role of each office's posts → role of the supervision office of its line.
SUPERVISION = {"secretary": "supervision", "party_secretary": "party_supervision"}
OFFICES = frozenset(SUPERVISION)


def reviewers(involved: frozenset[str], applicant: str = "") -> frozenset[str]:
    """The roles that may review.

    involved: which of the two offices apply, host or organise, by role; applicant: the role of
    the office that applies, empty where a third unit does.

    >>> sorted(reviewers(frozenset({"secretary"})))
    ['party_secretary']
    >>> sorted(reviewers(OFFICES, "secretary"))
    ['party_supervision']
    """
    if involved != OFFICES:
        return OFFICES - involved
    return frozenset(SUPERVISION[other] for other in OFFICES if other != applicant)


def independent_reviewer(case: Case) -> Iterator[Refusal]:
    """The reviewer is another person and unit; the other office for an office's own meeting."""
    involved = frozenset(case.facts.get("own_offices", ()))
    applicant = str(case.facts.get("applicant_office", ""))
    own_unit = case.actor.unit in case.facts.get("own_units", ())
    if own_unit:
        yield Refusal(
            "application.own_unit",
            N_("Your unit hosts or organises this meeting; another office reviews it."),
        )
    if not case.actor.roles & reviewers(involved, applicant):
        yield from _not_this_office(case.actor.roles, involved, own_unit)
    if case.actor.person in case.facts.get("own_persons", ()):
        yield Refusal(
            "application.own_person",
            N_("You prepared this application; another person reviews it."),
        )
    elif not own_unit and case.actor.person in case.facts.get("own_holders", ()):
        yield Refusal(
            "application.own_holder",
            N_("You also hold a post of the unit that applies, hosts or organises."),
        )


def independent_settler(case: Case) -> Iterator[Refusal]:
    """Who returns, postpones, joins or reshapes is independent too; the leader who decides may."""
    if not case.actor.may("gate.decide"):
        yield from independent_reviewer(case)


def _not_this_office(
    roles: frozenset[str], involved: frozenset[str], own_unit: bool
) -> Iterator[Refusal]:
    if involved == OFFICES:
        yield Refusal(
            "application.both_offices",
            N_(
                "Both offices take part in this meeting; the supervision office of the line that "
                "does not apply reviews it."
            ),
        )
    elif not roles & OFFICES:
        yield Refusal(
            "application.offices_review",
            N_("An office reviews this; the supervision office only where both take part."),
        )
    elif not own_unit:
        yield Refusal(
            "application.own_office",
            N_("This is a meeting of your office; the other office reviews it."),
        )
