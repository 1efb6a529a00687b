"""The named checks of the commitment's road: each one reason, one sentence, one test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

Reasons = Iterator[Refusal]


def one_lead(case: Case) -> Reasons:
    """Exactly one lead unit (domain A3: two leads are the classic cause of buck-passing)."""
    if not case.facts.get("lead_unit"):
        yield Refusal("commitment.no_lead", N_("Name exactly one lead unit."), field="lead_unit")


def has_due(case: Case) -> Reasons:
    """A commitment has a date."""
    if case.facts.get("due_at") is None:
        yield Refusal("commitment.no_due", N_("Say by when it is to be done."), field="due_at")


def someone_served(case: Case) -> Reasons:
    """A served party, or for inner matters a named acceptor (anchors 3.8)."""
    if not case.facts.get("served") and not case.facts.get("acceptor_post"):
        yield Refusal(
            "commitment.nobody_served",
            N_("Name who is served, or for an inner matter the post that accepts it."),
            field="served_name",
        )


def lawful_origin(case: Case) -> Reasons:
    """Each kind declares its lawful origins."""
    if case.facts.get("origin") not in case.facts.get("kind_origins", ()):
        yield Refusal(
            "commitment.origin",
            N_("This kind cannot come from such an origin."),
            field="origin",
        )
    elif case.facts["origin"] != "meeting" and not case.facts.get("origin_ref"):
        yield Refusal(
            "commitment.origin_ref",
            N_("Name the document, request or case it comes from."),
            field="origin_ref",
        )


def linked_upstream(case: Case) -> Reasons:
    """The links its kind needs upstream are there."""
    for role in case.facts.get("missing_links", ()):
        yield Refusal(
            "commitment.missing_link",
            N_("What caused it is not linked yet; one of these will do: {role}."),
            {"role": role},
            field="links",
        )


def _doing(case: Case) -> set[int | None]:
    """The units that do the work or entered it for a village: none of them judges it."""
    facts = case.facts
    return {facts.get("lead_unit"), *facts.get("support_units", ()), *facts.get("entered_by", ())}


def enters_for(case: Case, units: Iterable[int | None]) -> bool:
    """Whether the actor is the town office that may enter for a village among these units."""
    villages, actor = case.facts.get("villages") or {}, case.actor
    towns = {villages.get(unit) for unit in units} - {None}
    return "town_office" in actor.roles and actor.town in towns


def is_lead(case: Case) -> Reasons:
    """Only the lead unit signs, objects, works and reports; a town office enters for its villages."""
    lead = case.facts.get("lead_unit")
    if case.actor.unit != lead and not enters_for(case, [lead]):
        yield Refusal("commitment.not_lead", N_("Only the lead unit can do this."))


def is_doing_unit(case: Case) -> Reasons:
    """The lead unit or a supporting unit; a town office enters for its villages."""
    units = {case.facts.get("lead_unit"), *case.facts.get("support_units", ())}
    if case.actor.unit not in units and not enters_for(case, units):
        yield Refusal(
            "commitment.not_doing_unit",
            N_("Only the lead unit or a supporting unit can do this."),
        )


def proof_given(case: Case) -> Reasons:
    """What proves it has been handed in before completion is reported."""
    for title in case.facts.get("missing_proof", ()):
        yield Refusal(
            "commitment.missing_proof",
            N_("The proof “{title}” is still missing."),
            {"title": title},
            field="proof",
        )


def independent(case: Case) -> Reasons:
    """Whoever checks is another person and another unit than the doer (law 6, by person)."""
    if case.actor.person in case.facts.get("doers", frozenset()):
        yield Refusal(
            "commitment.same_person",
            N_("You worked on this yourself; another person must check it."),
        )
    if case.actor.unit in _doing(case):
        yield Refusal(
            "commitment.same_unit",
            N_("Your unit does this work; another unit must check it."),
        )


def checked_if_needed(case: Case) -> Reasons:
    """Where the risk asks for a check, people are asked only after it."""
    if case.facts.get("check_needed") and not case.facts.get("checked"):
        yield Refusal(
            "commitment.not_checked",
            N_("This one must first be checked by another unit."),
        )


def not_own_answers(case: Case) -> Reasons:
    """The unit that is judged never collects the answers about itself (domain B1)."""
    if case.actor.person and case.actor.unit in _doing(case):
        yield Refusal(
            "commitment.own_answer",
            N_("Your unit did this work; another unit records what people say about it."),
        )


def not_own_question(case: Case) -> Reasons:
    """The unit that is judged never holds the slip on which it is judged (domain B1)."""
    if case.actor.person and case.actor.unit in _doing(case):
        yield Refusal(
            "commitment.own_question",
            N_(
                "Your unit did this work; another unit asks the people served and hands out the slip."
            ),
        )


def another_lead(case: Case) -> Reasons:
    """Assigning to another unit names another one."""
    if str(case.inputs.get("new_lead")) == str(case.facts.get("lead_unit")):
        yield Refusal(
            "commitment.same_lead",
            N_("This unit leads it already; choose another one."),
            field="new_lead",
        )


def has_served(case: Case) -> Reasons:
    """Only where somebody is served can somebody be asked."""
    if not case.facts.get("served"):
        yield Refusal(
            "commitment.inner",
            N_("An inner matter: the named post accepts it; nobody is asked."),
        )


def is_acceptor(case: Case) -> Reasons:
    """Inner matters are accepted by the named post."""
    if case.actor.post != case.facts.get("acceptor_post"):
        yield Refusal("commitment.not_acceptor", N_("Only the named acceptor can accept this."))


def first_unmet(case: Case) -> Reasons:
    """The first “no” or “partly” goes back to the doer."""
    if case.facts.get("unmet_count", 0) > 0:
        yield Refusal(
            "commitment.no_again",
            N_("They were not content before: a second such answer goes to a review."),
        )


def second_unmet(case: Case) -> Reasons:
    """A second “no” or “partly” leads to a review, not to a circle (product.md, Manners)."""
    if case.facts.get("unmet_count", 0) < 1:
        yield Refusal("commitment.no_first", N_("A first such answer goes back to the doer."))


def in_review(case: Case) -> Reasons:
    """A written conclusion needs a review that is open."""
    if not case.facts.get("under_review"):
        yield Refusal("commitment.no_review", N_("No review of a second no is open here."))


def not_in_review(case: Case) -> Reasons:
    """While a second no is reviewed nobody is asked again."""
    if case.facts.get("under_review"):
        yield Refusal(
            "commitment.in_review",
            N_("A second no is being reviewed; the review must conclude first."),
        )


def silent_long_enough(case: Case) -> Reasons:
    """Silence is counted as silence, and only after the time people were given."""
    asked, days = case.facts.get("asked_on"), case.facts.get("silence_days", 30)
    if asked is None or case.today < asked + timedelta(days=days):
        yield Refusal(
            "commitment.too_early",
            N_("They have {days} days to answer."),
            {"days": days},
        )


def answered_for(case: Case) -> Reasons:
    """Striking off needs a yes, a written review, an acceptor's word, or counted silence."""
    if not case.facts.get("confirmed") and not case.facts.get("close_reason"):
        yield Refusal(
            "commitment.unanswered",
            N_("Nobody has confirmed it and no review stands beside it."),
        )
