"""What stands against a step before the agreement; each reason is a sentence with its remedy."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.deadlines import add_months
from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


def coached(case: Case) -> Iterator[Refusal]:
    """Coaching begins with a visit by two persons."""
    if not case.facts.get("coachings"):
        yield Refusal("designation.no_coaching", N_(
            "Record the visit first: coaching happens on site, by two people at least."))  # fmt: skip


def rechecked(case: Case) -> Iterator[Refusal]:
    """A recheck is a visit too."""
    if not case.facts.get("rechecks"):
        yield Refusal("designation.no_recheck", N_(
            "Record the visit of the recheck first, by two people at least."))  # fmt: skip


def suggestions_done(case: Case) -> Iterator[Refusal]:
    """Every suggestion has been followed."""
    if n := case.facts.get("open_suggestions", 0):
        yield Refusal("designation.suggestions", N_(
            "Suggestions not followed yet: {n}. The hospital marks each when it is done."),
            {"n": n})  # fmt: skip


def licence_first(case: Case) -> Iterator[Refusal]:
    """Two chains: the health licence first, the insurance second."""
    day, until = case.facts.get("licence_on"), case.facts.get("licence_until")
    if day is None or day > case.today:
        yield Refusal("designation.licence", N_(
            "The health authority registers the department first: enter the day of the licence."),
            field="licence_on")  # fmt: skip
    elif until is not None and until < case.today:
        yield Refusal("designation.licence_over", N_(
            "The licence has run out on {day}: have it checked anew first."),
            {"day": until}, field="licence_until")  # fmt: skip


def road_fits(case: Case) -> Iterator[Refusal]:
    """Each road has its own door: months of operation, or an agreement that is in force."""
    facts = case.facts
    if facts.get("road") == "new_institution":
        since, months = facts.get("operating_since"), int(facts.get("operating_months", 3))
        if since is None or add_months(since, months) > case.today:
            yield Refusal("designation.operating", N_(
                "A new institution has operated for {months} months before it applies (art. 6)."),
                {"months": months}, field="operating_since")  # fmt: skip
    elif not facts.get("base_agreement"):
        yield Refusal("designation.base", N_(
            "A new service needs an institution that is designated already: name its agreement, "
            "or take the road of a new institution."), field="base_agreement")  # fmt: skip


def schemes_named(case: Case) -> Iterator[Refusal]:
    """At least one scheme."""
    if not case.facts.get("schemes"):
        yield Refusal(
            "designation.schemes", N_("Say which scheme is to pay: employees, residents.")
        )


def not_barred(case: Case) -> Iterator[Refusal]:
    """After failing twice nobody applies for a year."""
    until = case.facts.get("again_from")
    if case.facts.get("failures", 0) > 1 and until and until > case.today:
        yield Refusal("designation.barred", N_(
            "Failed twice: the next application is possible from {day} (art. 9)."),
            {"day": until})  # fmt: skip


def no_gaps(case: Case) -> Iterator[Refusal]:
    """The self-check leaves nothing open; what we are not sure of only warns."""
    gaps, unsure = case.facts.get("gaps", ()), case.facts.get("unsure", ())
    if gaps:
        yield Refusal("designation.gaps", N_("Still missing for the application, {n}: {gaps}."),
                      {"n": len(gaps), "gaps": gaps})  # fmt: skip
    if unsure:
        yield Refusal("designation.unsure", N_(
            "Not met, by checks still to be verified: {gaps}."), {"gaps": unsure}, "amber")  # fmt: skip


def papers_warn(case: Case) -> Iterator[Refusal]:
    """Missing papers do not stop an application; the branch says so once."""
    if papers := case.facts.get("papers", ()):
        yield Refusal("designation.papers_warn", N_(
            "Papers not attached yet: {papers}."), {"papers": papers}, "amber")  # fmt: skip


def papers_there(case: Case) -> Iterator[Refusal]:
    """Completed means nothing is missing."""
    if papers := case.facts.get("papers", ()):
        yield Refusal("designation.papers", N_("Papers still missing: {papers}."),
                      {"papers": papers})  # fmt: skip


def only_once(case: Case) -> Iterator[Refusal]:
    """What is missing is said once, all of it."""
    if case.facts.get("told_once"):
        yield Refusal("designation.told_once", N_(
            "What is missing has been said once already; it cannot be asked again (art. 8)."))  # fmt: skip


def in_time_to_ask(case: Case) -> Iterator[Refusal]:
    """After five workdays the papers count as complete."""
    due = case.facts.get("missing_due")
    if due and case.today > due:
        yield Refusal("designation.deemed", N_(
            "The time to say what is missing ended on {day}: the application counts as accepted "
            "from the day it was received."), {"day": due})  # fmt: skip


def complete_or_deemed(case: Case) -> Iterator[Refusal]:
    """Accepted where complete, or where nothing was said in time."""
    due, papers = case.facts.get("missing_due"), case.facts.get("papers", ())
    late = due is not None and case.today > due and not case.facts.get("told_once")
    if papers and not late:
        yield from papers_there(case)
    elif papers:
        yield Refusal("designation.deemed_missing", N_(
            "Nothing was said in time, so it counts as accepted; these papers stay missing: "
            "{papers}."), {"papers": papers}, "amber")  # fmt: skip


def visited(case: Case) -> Iterator[Refusal]:
    """The evaluation looks on site; more than one visit is expected."""
    held = case.facts.get("surveys", 0)
    if not held:
        yield Refusal("designation.no_survey", N_(
            "Nobody has been on site since the application: record a visit by two people."))  # fmt: skip
    elif held + case.facts.get("coachings", 0) + case.facts.get("rechecks", 0) < 2:
        yield Refusal("designation.one_visit", N_(
            "Only one visit so far; more than one is expected."), severity="amber")  # fmt: skip


def density_known(case: Case) -> Iterator[Refusal]:
    """How many insured people live how near, by scheme."""
    if not case.facts.get("density"):
        yield Refusal("designation.no_density", N_(
            "The report on density and access has not been made yet."))  # fmt: skip


def evaluation_warn(case: Case) -> Iterator[Refusal]:
    """Late is said, not hidden."""
    due = case.facts.get("evaluation_due")
    if due and case.today > due:
        yield Refusal("designation.evaluation_late", N_(
            "The time for the evaluation ended on {day}."), {"day": due}, "amber")  # fmt: skip


def may_again(case: Case) -> Iterator[Refusal]:
    """After the first failure three months of improvement."""
    if case.facts.get("failures", 0) > 1:
        yield Refusal("designation.failed_twice", N_(
            "Failed twice: it begins again with coaching, after a year (art. 9)."))  # fmt: skip
    yield from _not_before(case)


def bar_over(case: Case) -> Iterator[Refusal]:
    """After the second failure a year."""
    if case.facts.get("failures", 0) < 2:
        yield Refusal("designation.failed_once", N_(
            "Failed once: it is evaluated again after improvement, without a new application."))  # fmt: skip
    yield from _not_before(case)


def _not_before(case: Case) -> Iterator[Refusal]:
    day = case.facts.get("again_from")
    if day and day > case.today:
        yield Refusal("designation.too_early", N_("Possible from {day} (art. 9)."), {"day": day})


def day_not_ahead(case: Case) -> Iterator[Refusal]:
    """What is recorded has happened."""
    day = case.inputs.get("on")
    if day is not None and day > case.today:
        yield Refusal("designation.ahead", N_("{day} lies ahead; record it when it has happened."),
                      {"day": day}, field="on")  # fmt: skip


def notice_over(case: Case) -> Iterator[Refusal]:
    """The agreement waits for the public notice."""
    ends = case.facts.get("notice_ends")
    if ends and case.today <= ends:
        yield Refusal("designation.notice_runs", N_(
            "The public notice runs until {day}; the agreement comes after it."),
            {"day": ends})  # fmt: skip


def agreement_after_notice(case: Case) -> Iterator[Refusal]:
    """The day of the agreement lies after the public notice, its first day not before it."""
    ends, day = case.facts.get("notice_ends"), case.inputs.get("on")
    start = case.inputs.get("starts_on")
    if ends and day and day <= ends:
        yield Refusal("designation.before_notice", N_(
            "The public notice ended on {day} only; an agreement lies after it."),
            {"day": ends}, field="on")  # fmt: skip
    if start and day and start < day:
        yield Refusal("designation.backwards", N_(
            "An agreement holds from its own day on, not from an earlier one."),
            field="starts_on")  # fmt: skip


def another_post(case: Case) -> Iterator[Refusal]:
    """Two posts of the city: who reviewed does not sign."""
    reviewer, post = case.facts.get("reviewer"), case.facts.get("reviewer_post")
    if case.actor.person == reviewer or case.actor.post == post:
        yield Refusal("designation.same_post", N_(
            "You passed the review; another post of the city, held by another person, records "
            "the agreement."))  # fmt: skip
