"""What stands against a step once there is an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


def dates_in_order(case: Case) -> Iterator[Refusal]:
    """The present agreement holds since the first day in force, or since a renewal after it."""
    day, start = case.inputs.get("on"), case.inputs.get("starts_on")
    if day and start and start < day:
        yield Refusal("designation.start_before", N_(
            "The present agreement cannot hold from a day before the service was in force."),
            field="starts_on")  # fmt: skip
    if start and start > case.today:
        yield Refusal("designation.ahead", N_(
            "{day} lies ahead; record it when it has happened."), {"day": start},
            field="starts_on")  # fmt: skip


def not_commissioned(case: Case) -> Iterator[Refusal]:
    """Commissioned once."""
    if case.facts.get("commissioned_on"):
        yield Refusal("designation.commissioned", N_("The equipment has been commissioned."))


def commissioned(case: Case) -> Iterator[Refusal]:
    """Opened after commissioning."""
    day, opened = case.facts.get("commissioned_on"), case.inputs.get("on")
    if day is None:
        yield Refusal("designation.not_commissioned", N_(
            "The equipment is not commissioned yet; opening comes after it."))  # fmt: skip
    elif opened and opened < day:
        yield Refusal("designation.opened_before", N_(
            "It was commissioned on {day}; it cannot have opened before."),
            {"day": day}, field="on")  # fmt: skip


def within_agreement(case: Case) -> Iterator[Refusal]:
    """In force within the agreement; before the opening nothing can be paid."""
    day, start = case.inputs.get("on"), case.facts.get("agreement_from")
    until, opened = case.facts.get("agreement_until"), case.facts.get("opened_on")
    if day and start and until and not start <= day <= until:
        yield Refusal("designation.outside", N_(
            "The agreement holds from {start} to {until}; this day lies outside."),
            {"start": start, "until": until}, field="on")  # fmt: skip
    if day and opened and day < opened:
        yield Refusal("designation.force_first", N_(
            "In force before it opened on {day}: nothing can be paid yet."),
            {"day": opened}, "amber", "on")  # fmt: skip


def not_twice_a_year(case: Case) -> Iterator[Refusal]:
    """One assessment a calendar year."""
    last = case.facts.get("assessed_on")
    if last and last.year == case.today.year:
        yield Refusal("designation.assessed", N_("The assessment of {year} has been recorded."),
                      {"year": str(last.year)})  # fmt: skip


def not_asked_yet(case: Case) -> Iterator[Refusal]:
    """Asked once."""
    if case.facts.get("renewal_asked"):
        yield Refusal(
            "designation.renewal_asked", N_("Renewal has been asked for; the city decides.")
        )


def renewal_warn(case: Case) -> Iterator[Refusal]:
    """Three months before the end."""
    by = case.facts.get("renewal_by")
    if by and case.today > by:
        yield Refusal("designation.renewal_late", N_(
            "It should have been asked by {day}, three months before the end (art. 41)."),
            {"day": by}, "amber")  # fmt: skip


def asked_for_renewal(case: Case) -> Iterator[Refusal]:
    """Renewed on request."""
    if not case.facts.get("renewal_asked"):
        yield Refusal("designation.not_asked", N_("The hospital has not asked for renewal yet."))


def assessed_warn(case: Case) -> Iterator[Refusal]:
    """The assessment of the year belongs before the renewal."""
    if not case.facts.get("assessed_on"):
        yield Refusal("designation.not_assessed", N_("No yearly assessment is recorded yet."),
                      severity="amber")  # fmt: skip


def not_noted_yet(case: Case) -> Iterator[Refusal]:
    """A change is noted once, until it is told."""
    day = case.facts.get("changes_noted", {}).get(case.inputs.get("what"))
    if day:
        yield Refusal("designation.change_noted", N_(
            "A change of this kind, of {day}, is noted already; it waits to be told."),
            {"day": day}, field="what")  # fmt: skip


def told_in_time(case: Case) -> Iterator[Refusal]:
    """Within thirty workdays of the change (art. 40); later with the reason, which is kept."""
    noted = case.facts.get("changes_noted", {}).get(case.inputs.get("what"))
    days = [day for day in (case.inputs.get("on"), noted) if day]
    first = case.facts.get("change_from")
    if not days or not first or min(days) >= first:
        return
    if str(case.inputs.get("reason") or "").strip():
        yield Refusal("designation.change_was_late", N_(
            "Told after the workdays of article 40; the reason is kept with the change."),
            severity="amber")  # fmt: skip
    else:
        yield Refusal("designation.change_late", N_(
            "The change is of {day}; told in time today is what changed from {first} on (art. 40). "
            "Say why it is told late."), {"day": min(days), "first": first}, field="reason")  # fmt: skip


def change_open(case: Case) -> Iterator[Refusal]:
    """Something to settle."""
    if not case.facts.get("changes_open"):
        yield Refusal("designation.no_change", N_("No change waits to be settled."))


def suspension_not_over(case: Case) -> Iterator[Refusal]:
    """Beyond 180 days one begins anew."""
    ends = case.facts.get("suspension_ends")
    if ends and case.today > ends:
        yield Refusal("designation.suspended_too_long", N_(
            "The suspension ended on {day}; the designation has to be ended."),
            {"day": ends})  # fmt: skip


def not_public(case: Case) -> Iterator[Refusal]:
    """Order no. 2, art. 44."""
    if case.facts.get("public"):
        yield public_stays()


def public_stays() -> Refusal:
    """A public hospital neither suspends nor ends its agreement of its own accord."""
    return Refusal("designation.public", N_(
        "A public hospital may not ask to suspend or end its agreement (order no. 2, art. 44)."))  # fmt: skip


def not_asked_to_leave(case: Case) -> Iterator[Refusal]:
    """Asked once."""
    if case.facts.get("leaving"):
        yield Refusal("designation.leaving", N_("It has been asked for; the branch answers."))


def notice_of_end_warn(case: Case) -> Iterator[Refusal]:
    """What is still to be settled is said."""
    if case.facts.get("changes_open"):
        yield Refusal("designation.change_left", N_("A change still waits to be settled."),
                      severity="amber")  # fmt: skip
