"""Checks around asking: voided checks, own channels, proxies, opinions of a review, other ends."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

Reasons = Iterator[Refusal]
#: Ends nobody confirmed: the people served are told of them and asked (issue 4, every closed state).
ENDED_OTHERWISE = ("silence", "review")


def not_checked_yet(case: Case) -> Reasons:
    """A check that still counts is not made twice; one voided by new evidence is."""
    if case.state == "verified" and case.facts.get("checked"):
        yield Refusal(
            "commitment.checked_already",
            N_("It is checked, and no new evidence has come in since."),
        )


def no_own_channel(case: Case) -> Reasons:
    """Petitions and hotline cases are answered in their own channel, under their own number."""
    channel = case.facts.get("own_channel")
    if channel:
        yield Refusal(
            "commitment.own_channel",
            N_("{channel}, number {number}: the answer is given there; nobody is asked twice."),
            {"channel": channel[0], "number": channel[1]},
        )


def has_own_channel(case: Case) -> Reasons:
    """Only a case of another channel takes its answer from there."""
    if not case.facts.get("own_channel"):
        yield Refusal(
            "commitment.no_own_channel",
            N_("This is no case of the petition office or the hotline: ask the people served."),
        )


def speaker_named(case: Case) -> Reasons:
    """Who answers for others is named by role, never by name."""
    if case.inputs.get("channel") == "proxy" and not case.inputs.get("speaker"):
        yield Refusal(
            "commitment.no_speaker",
            N_("Say by role who spoke for them."),
            field="speaker",
        )


def opinions_given(case: Case) -> Reasons:
    """A review hears supervision, the head of the line and legal before it concludes."""
    for side in case.facts.get("missing_opinions", ()):
        yield Refusal(
            "commitment.no_opinion",
            N_("The review still lacks the opinion of: {side}."),
            {"side": side},
        )


def ended_unconfirmed(case: Case) -> Reasons:
    """Whoever said yes, or accepted an inner matter, need not be asked again."""
    done = case.state in ("closed", "struck_off", "archived")
    if done and case.facts.get("close_reason") not in ENDED_OTHERWISE:
        yield Refusal(
            "commitment.confirmed_already", N_("It ended with their own word; nothing is open.")
        )


def was_promised(case: Case) -> Reasons:
    """What was never assigned was promised to nobody: nobody is told of its end."""
    if case.facts.get("original_due_at") is None:
        yield Refusal(
            "commitment.never_promised", N_("It was never assigned: nothing was promised.")
        )


def end_not_asked(case: Case) -> Reasons:
    """An end is asked about until it is answered: a lost slip is replaced."""
    if case.facts.get("end_asked") and not case.facts.get("end_open"):
        yield Refusal(
            "commitment.end_asked", N_("They have been told of this end and have answered.")
        )


def end_asked(case: Case) -> Reasons:
    """An answer about an end needs the question, and is taken once."""
    if not case.facts.get("end_open"):
        yield Refusal(
            "commitment.end_not_asked", N_("No question about this end waits for an answer.")
        )
