"""What the slices tell the checks about a commitment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict

from yiteng.rules.lifecycles.commitment.checks_objection import Word
from yiteng.rules.lifecycles.commitment.checks_support import Part
from yiteng.rules.words import Several


class CommitmentFacts(TypedDict, total=False):
    """Facts of one commitment; every name a check may read stands here.

    parts: of the supporting units, by unit.
    lead_unit, support_units: unit ids; doers: persons who signed, progressed or reported it.
    villages: village committees among these units, each with its town, whose office may enter
    for them; entered_by: units that did so.
    served: name of the served party; acceptor_post: post id for inner matters.
    origin_ref: document, request or case it comes from, where that is not a meeting of ours.
    missing_links: what the kind must rest on and is not linked, alternatives in words.
    objecting_unit, objection_ground, objection_words: of the open objection; settled_grounds:
    grounds on which an objection was dismissed or the matter admitted.
    legal_due_at: where a legal limit was chosen, its end if assigned today; cliff_at: the firm's.
    clocks_by_hand: whether a limit runs that no step of the road ends.
    sooner_than_law: whether the first date lies before the end of a legal limit; figures_missed:
    labels of figures of which less was measured than was promised.
    date_level, date_unit: who set the date (checks_time.LEVELS).
    missing_proof: titles of required proofs not given yet.
    unmet_count: how often the served party said no or partly since it was last taken up;
    under_review: a second such answer is being reviewed.
    stopped_at: since when the clock stands; submitted: coordination was put before the leader.
    resume_state: the state before a suspension.
    own_channel: title and number of the petition or hotline case it is, empty for others.
    missing_opinions: whose opinion a review still lacks; end_asked, end_open: whether they were
    asked about an end nobody confirmed, and whether that question still waits.
    """

    lead_unit: int
    support_units: Sequence[int]
    parts: Mapping[int, Part]
    doers: frozenset[int]
    villages: Mapping[int, int]
    entered_by: Sequence[int]
    title: str
    served: str
    acceptor_post: int | None
    origin: str
    origin_ref: str
    kind_origins: Sequence[str]
    missing_links: Sequence[Several]
    missing_proof: Sequence[str]
    level: str
    objecting_unit: int | None
    objection_ground: str
    objection_words: Sequence[Word]
    settled_grounds: Sequence[str]
    due_at: datetime | None
    legal_due_at: datetime | None
    cliff_at: datetime | None
    clocks_by_hand: bool
    sooner_than_law: bool
    figures_missed: Sequence[str]
    date_level: str
    date_unit: int | None
    original_due_at: datetime | None
    sign_by: date | None
    extension_count: int
    extension_limit: int
    extension_open: bool
    suspension_open: bool
    coordination_open: bool
    stopped_at: datetime | None
    resume_state: str
    check_needed: bool
    checked: bool
    ask_open: bool
    asked_on: date | None
    silence_days: int
    unmet_count: int
    submitted: bool
    under_review: bool
    confirmed: bool
    close_reason: str
    own_channel: Sequence[str]
    missing_opinions: Sequence[str]
    end_asked: bool
    end_open: bool
