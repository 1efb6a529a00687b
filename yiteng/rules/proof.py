"""What proves that something was done, and when an old check no longer counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

By = Literal["report", "close"]

RISKS = ("low", "normal", "high")
CHECKS = ("always", "sampled", "none")
#: What may be handed in but is never demanded (国办函〔2026〕12号; domain.md 0.1 and G).
NEVER_REQUIRED = frozenset({"photo", "video", "track", "screenshot", "check_in"})


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that proves a commitment of a kind.

    code: stable code of the proof; title: message id shown to the doer.
    risk: the risk from which it is asked for (``low``: always; ``high``: only there).
    or_else: codes of other proofs that serve as well.
    by: wanted before completion is reported, or only before closing.
    Raises ValueError for a picture, film, track or check-in: these are never required.

    >>> DOCUMENT.code, DOCUMENT.risk
    ('document', 'low')
    """

    code: str
    title: str
    risk: str = "low"
    or_else: tuple[str, ...] = ()
    by: By = "report"

    def __post_init__(self) -> None:
        """Refuse what may never be demanded."""
        if self.code in NEVER_REQUIRED:
            raise ValueError(f"{self.code} is never required as proof")


DOCUMENT = Requirement("document", N_("Document issued"))
ACCEPTANCE_RECORD = Requirement("acceptance_record", N_("Acceptance record"))
IN_USE_RECORD = Requirement("in_use_record", N_("Record of being in use"))
SITE_RECORD = Requirement("site_record", N_("Record of a visit on site"), "high")
PAYMENT_RECORD = Requirement("payment_record", N_("Proof of payment or of money arrived"))
AGREEMENT = Requirement("agreement", N_("Signed agreement"))
MEMBER_LIST = Requirement("member_list", N_("Signed list of members"))
LEGAL_OPINION = Requirement("legal_opinion", N_("Legal opinion"), "high")
PARTIES_SIGNED = Requirement("parties_signed", N_("Signatures of the parties"))
COMPLETION_NOTE = Requirement("completion_note", N_("Completion slip"))
SERVED_ANSWER = Requirement("served_answer", N_("Answer of the people served"), by="close")

PROOFS = (
    DOCUMENT,
    ACCEPTANCE_RECORD,
    IN_USE_RECORD,
    SITE_RECORD,
    PAYMENT_RECORD,
    AGREEMENT,
    MEMBER_LIST,
    LEGAL_OPINION,
    PARTIES_SIGNED,
    COMPLETION_NOTE,
    SERVED_ANSWER,
)


def required(requirements: Iterable[Requirement], risk: str) -> tuple[Requirement, ...]:
    """Those of a kind's requirements that apply at a risk: higher risk asks for more (law 6).

    Raises ValueError for an unknown risk.

    >>> [r.code for r in required((DOCUMENT, SITE_RECORD), "normal")]
    ['document']
    >>> [r.code for r in required((DOCUMENT, SITE_RECORD), "high")]
    ['document', 'site_record']
    """
    level = RISKS.index(risk)
    return tuple(r for r in requirements if RISKS.index(r.risk) <= level)


def missing(
    proof_required: Iterable[Requirement], given: Iterable[str], by: By = "report"
) -> tuple[Refusal, ...]:
    """A refusal for each required proof that has not been handed in.

    given: codes of the proofs handed in; by: the step that is asked about. What is wanted
    only before closing (the answer of the people served) does not hold up the report.

    >>> [r.english() for r in missing((ACCEPTANCE_RECORD,), ("photo",))]
    ['The proof “Acceptance record” is still missing.']
    """
    have = frozenset(given)
    return tuple(
        Refusal(
            "commitment.missing_proof",
            N_("The proof “{title}” is still missing."),
            {"title": need.title},
            field="proof",
        )
        for need in proof_required
        if (by == "close" or need.by == "report") and have.isdisjoint({need.code, *need.or_else})
    )


def still_counts(checked_at: datetime | None, evidence_at: Iterable[datetime]) -> bool:
    """Whether a check still counts: it exists and no evidence is newer than it (law 6).

    checked_at: when it was checked (aware), None where it never was.
    evidence_at: when each piece of evidence was handed in, changed or withdrawn (aware).
    """
    return checked_at is not None and all(moment <= checked_at for moment in evidence_at)


def voided_by(checked_at: datetime | None, evidence_at: Iterable[datetime]) -> datetime | None:
    """The first evidence that voids the check, None where the check counts or there is none."""
    if checked_at is None:
        return None
    return min((moment for moment in evidence_at if moment > checked_at), default=None)
