"""The named checks of time: extensions, stopped clocks, coordination, dates that lie ahead."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules import privacy
from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal, Severity
from yiteng.rules.words import N_

Reasons = Iterator[Refusal]

#: The levels that set a date, from below: the unit that assigned it, a district office, a district
#: leader (meetings and instructions too), the superior level.
LEVELS = (
    ("unit", N_("the unit that assigned it")),
    ("district", N_("an office of the district")),
    ("leader", N_("a district leader or a meeting")),
    ("superior", N_("the superior level")),
)
_RANK = {code: rank for rank, (code, _) in enumerate(LEVELS)}
_OFFICES = frozenset({"supervision", "party_supervision", "secretary", "party_secretary"})
_BY_ORIGIN = {"superior": "superior", "meeting": "leader", "instruction": "leader"}


def level_of(origin: str, roles: frozenset[str]) -> str:
    """The level that sets a date: by where the matter comes from, else by who assigns it."""
    return _BY_ORIGIN.get(origin) or ("district" if roles & _OFFICES else "unit")


def level_decides(case: Case) -> Reasons:
    """The level that set the date moves it, or a higher one, never the lead unit itself (domain A3)."""
    level = case.facts.get("date_level") or "district"
    roles = case.actor.roles
    mine = "leader" if "leader" in roles else "district" if roles & _OFFICES else "unit"
    if case.actor.unit == case.facts.get("lead_unit"):
        yield Refusal("commitment.own_date", N_("A unit does not move its own date."))
    elif mine == "unit" == level and case.actor.unit != case.facts.get("date_unit"):
        yield Refusal("commitment.other_unit_s_date", N_("Another unit assigned it and decides."))
    elif _RANK[mine] < min(_RANK[level], _RANK["leader"]):
        yield Refusal(
            "commitment.higher_level",
            N_("The date was set by {level}; that level decides."),
            {"level": dict(LEVELS)[level]},
        )


def may_restart(case: Case) -> Reasons:
    """The clock runs again when the reason is gone: an office of the district sees to it, or the
    level that set the date; never the lead unit itself."""
    offices = case.actor.roles & (_OFFICES | {"leader"})
    if not offices or case.actor.unit == case.facts.get("lead_unit"):
        yield from level_decides(case)


def superior_agrees(case: Case) -> Reasons:
    """A date set by the superior level moves by its own document only."""
    if case.facts.get("date_level") == "superior" and case.inputs and not case.inputs.get("paper"):
        yield Refusal(
            "commitment.no_superior_paper",
            N_("The superior level set this date: name its document that agrees."),
            field="paper",
        )


def before_due(case: Case) -> Reasons:
    """An extension is asked for before the date (domain A3)."""
    due = case.facts.get("due_at")
    if due is not None and case.at > due:
        yield Refusal("commitment.too_late", N_("An extension must be asked for before the date."))


def later_than_due(case: Case) -> Reasons:
    """The new date lies after the old one."""
    due, wanted = case.facts.get("due_at"), case.inputs.get("new_due")
    if due is not None and wanted is not None and wanted <= due:
        yield Refusal(
            "commitment.not_later",
            N_("The new date must lie after the present one."),
            field="new_due",
        )


def extensions_left(case: Case) -> Reasons:
    """At most as often as the settings say."""
    if case.facts.get("extension_count", 0) >= case.facts.get("extension_limit", 2):
        yield Refusal(
            "commitment.extended_enough",
            N_("It has been extended as often as is allowed ({limit} times)."),
            {"limit": case.facts.get("extension_limit", 2)},
        )


def extension_not_asked(case: Case) -> Reasons:
    """One request for an extension at a time."""
    if case.facts.get("extension_open"):
        yield Refusal("commitment.extension_open", N_("An extension has been asked for already."))


def suspension_not_asked(case: Case) -> Reasons:
    """One request to stop the clock at a time."""
    if case.facts.get("suspension_open"):
        yield Refusal("commitment.suspension_open", N_("A suspension has been asked for already."))


def coordination_not_asked(case: Case) -> Reasons:
    """One request for coordination at a time."""
    if case.facts.get("coordination_open"):
        yield Refusal(
            "commitment.coordination_open", N_("Coordination has been asked for already.")
        )


def extension_asked(case: Case) -> Reasons:
    """Granting or refusing needs a request."""
    if not case.facts.get("extension_open"):
        yield Refusal("commitment.no_extension", N_("No extension has been asked for."))


def suspension_asked(case: Case) -> Reasons:
    """Suspending needs a request by the lead unit."""
    if not case.facts.get("suspension_open"):
        yield Refusal("commitment.no_suspension", N_("No suspension has been asked for."))


def coordination_asked(case: Case) -> Reasons:
    """Coordination is settled only where it was asked for."""
    if not case.facts.get("coordination_open"):
        yield Refusal("commitment.no_coordination", N_("No coordination has been asked for."))


def not_submitted(case: Case) -> Reasons:
    """Coordination is put before the leader once."""
    if case.facts.get("submitted"):
        yield Refusal("commitment.submitted", N_("It has been put before the leader already."))


def after_stop(case: Case) -> Reasons:
    """A clock cannot start again before it stopped."""
    stopped = case.facts.get("stopped_at")
    if stopped is not None and case.at < stopped:
        yield Refusal(
            "commitment.before_stop", N_("The clock cannot start again before it was stopped.")
        )


def date_ahead(case: Case) -> Reasons:
    """A new date lies ahead: what is taken up again is not overdue from the first minute."""
    wanted = case.inputs.get("new_due")
    if wanted is not None and wanted <= case.at:
        yield Refusal("commitment.date_behind", N_("The new date must lie ahead."), field="new_due")


def within_law(case: Case) -> Reasons:
    """What is promised is not later than what the law allows (domain B5)."""
    promised, legal = case.facts.get("due_at"), case.facts.get("legal_due_at")
    if promised is not None and legal is not None and promised > legal:
        yield Refusal(
            "commitment.after_legal",
            N_("The law allows until {day}; a later date cannot be promised."),
            {"day": legal.date().isoformat()},
            field="due_at",
        )


def before_cliff(case: Case) -> Reasons:
    """A warning where our own date lies after the firm's last moment."""
    due, cliff = case.facts.get("due_at"), case.facts.get("cliff_at")
    if due is not None and cliff is not None and due > cliff:
        yield Refusal(
            "commitment.after_cliff",
            N_("Our date lies after the firm's own last moment."),
            severity="amber",
            field="due_at",
        )


def clock_open(case: Case) -> Reasons:
    """Only where a limit runs whose end no step says."""
    if not case.facts.get("clocks_by_hand"):
        yield Refusal("commitment.no_clock", N_("No limit runs here that is noted by hand."))


def promise_explained(case: Case) -> Reasons:
    """What was promised beyond what law or measure asked for, and is missed, is explained.

    Source: domain.md B5 (a promise shorter than the law is public, and explained when missed).
    While nothing is typed it warns, so that whoever reports knows what will be asked.
    """
    if case.inputs.get("missed_why"):
        yield from privacy.statement(str(case.inputs["missed_why"]), "missed_why")
        return
    severity: Severity = "red" if case.inputs else "amber"
    promised, extending = case.facts.get("original_due_at"), case.inputs.get("new_due")
    missed = promised is not None and (case.at > promised or bool(extending))
    if missed and case.facts.get("sooner_than_law"):
        yield Refusal(
            "commitment.promise_missed",
            N_("We promised it sooner than the law asks, until {day}, and miss it: say why."),
            {"day": promised},
            severity=severity,
            field="missed_why",
        )
    for label in case.facts.get("figures_missed", ()):
        yield Refusal(
            "commitment.figure_missed",
            N_("“{figure}”: less was reached than was promised; say why."),
            {"figure": label},
            severity=severity,
            field="missed_why",
        )
