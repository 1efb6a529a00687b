"""The rules of the hole list, in the order of the spine: what was found, decided, promised, shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment
from yiteng.gate.models import Application
from yiteng.links.models import Link
from yiteng.links.stored import suspects
from yiteng.measures.models import Measure
from yiteng.meetings.models import Decision
from yiteng.places.models import Area
from yiteng.publication.models import Publication
from yiteng.research.models import Finding, Problem
from yiteng.rules.lifecycles.commitment.states import OPEN
from yiteng.rules.words import N_
from yiteng.thread.holes import (
    OWNER_FINDER,
    OWNER_LEAD,
    OWNER_OFFICE,
    OWNER_SUPERVISION,
    OWNER_TOWN,
    HoleRule,
    Scope,
    rule,
)
from yiteng.verification.models import Check, Proof

#: Days after which silence on an approved or returned application counts as a break.
SILENT_DAYS = 60
_DONE = ("closed", "struck_off", "archived")
_SAID_DONE = ("reported", "verified", "asked", *_DONE)
_NOWHERE = ("draft", "withdrawn", "merged")
_REPORT = N_("Report on Boshan: from research to results that people confirm")
_PRACTICE = N_("Practice: a thread has two ends")
_PROMISE = N_("Promise: nothing decided is lost")
_LEFT_OUT = N_("Promise: nobody is left out")


def _linked(type_: str, side: str, roles: Sequence[str] = ()) -> Exists:
    """Whether a row has a link of these roles with itself as ``up`` or ``down``."""
    links = Link.objects.filter(**{f"{side}_type": type_, f"{side}_id": OuterRef("pk")})
    return Exists(links.filter(role__in=roles) if roles else links)


def _placed(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("county", "town", "village")


def finding_unused(scope: Scope) -> QuerySet[Any]:
    """Findings no problem took up, for a month."""
    rows = scope.see(Finding).filter(against=False, found_on__lt=scope.today - timedelta(days=30))
    return _placed(rows.exclude(_linked("finding", "up")))


def problem_single(scope: Scope) -> QuerySet[Any]:
    """Stated problems that rest on one source."""
    found = Link.objects.filter(
        down_type="problem", down_id=OuterRef(OuterRef("pk")), role="found_in"
    )
    sources = (
        Finding.objects.filter(pk__in=found.values("up_id"))
        .order_by()
        .annotate(one=F("county_id") * 0)
        .values("one")
        .annotate(n=Count("source_key", distinct=True))
        .values("n")
    )
    rows = scope.see(Problem).filter(state__in=("stated", "treated"))
    return _placed(rows.annotate(sources=Coalesce(sources, 0)).filter(sources=1))


def problem_untreated(scope: Scope) -> QuerySet[Any]:
    """Stated problems nothing answers."""
    rows = scope.see(Problem).filter(state="stated")
    return _placed(rows.exclude(_linked("problem", "up", ("answers", "solves", "treats"))))


def problem_disputed(scope: Scope) -> QuerySet[Any]:
    """Problems whose wording those concerned object to, or were never asked about."""
    rows = scope.see(Problem).filter(state="stated", agreed__in=("objected", "unasked"))
    return _placed(rows)


def application_silent(scope: Scope) -> QuerySet[Any]:
    """Returned or postponed applications nobody took up again."""
    rows = scope.see(Application).filter(state__in=("returned", "postponed"))
    return _placed(rows.filter(decided_at__date__lt=scope.today - timedelta(days=SILENT_DAYS)))


def application_unconvened(scope: Scope) -> QuerySet[Any]:
    """Approved applications whose day has passed without a meeting."""
    rows = scope.see(Application).filter(state__in=("approved", "approved_against"))
    return _placed(rows.filter(wanted_on__lt=scope.today))


def decision_undelivered(scope: Scope) -> QuerySet[Any]:
    """Decisions nobody carries out."""
    return _placed(scope.see(Decision).exclude(_linked("decision", "up", ("decided",))))


def measure_idle(scope: Scope) -> QuerySet[Any]:
    """Issued measures without a commitment."""
    rows = scope.see(Measure).filter(state="issued")
    return _placed(rows.exclude(_linked("measure", "up", ("carries_out",))))


def measure_unrooted(scope: Scope) -> QuerySet[Any]:
    """Issued measures that answer no problem."""
    rows = scope.see(Measure).filter(state="issued")
    return _placed(rows.exclude(_linked("measure", "down", ("answers",))))


def commitment_unserved(scope: Scope) -> QuerySet[Any]:
    """Open commitments that serve nobody."""
    rows = scope.see(Commitment).filter(state__in=OPEN, served_name="", acceptor_post__isnull=True)
    return _placed(rows)


def commitment_undated(scope: Scope) -> QuerySet[Any]:
    """Open commitments without a date."""
    return _placed(scope.see(Commitment).filter(state__in=OPEN, due_at__isnull=True))


def commitment_unrooted(scope: Scope) -> QuerySet[Any]:
    """Commitments of a meeting that rest on nothing their kind may rest on."""
    lacking: Any = Q(pk__in=[])
    for need, codes in _needs().items():
        lacking |= Q(kind__in=codes) & ~_linked("commitment", "down", need.split("|"))
    return _placed(scope.see(Commitment).filter(lacking, state__in=OPEN, origin="meeting"))


def _needs() -> dict[str, list[str]]:
    """The links kinds need above them, and the kinds that need each."""
    found: dict[str, list[str]] = {}
    for kind in kinds().values():
        for need in kind.needs:
            found.setdefault(need, []).append(kind.code)
    return found


def commitment_off_the_vine(scope: Scope) -> QuerySet[Any]:
    """Open work of units and towns that hangs on no melon."""
    return _placed(scope.see(Commitment).filter(state__in=OPEN, theme__isnull=True))


def proof_missing(scope: Scope) -> QuerySet[Any]:
    """Commitments said to be done without a proof, where their kind names what proves it."""
    proven = [kind.code for kind in kinds().values() if kind.proof]
    rows = scope.see(Commitment).filter(state__in=_SAID_DONE, kind__in=proven)
    return _placed(rows.exclude(Exists(Proof.objects.filter(commitment=OuterRef("pk")))))


def proof_unchecked(scope: Scope) -> QuerySet[Any]:
    """Commitments that must be checked, have proof, and no check that still holds."""
    proofs = Proof.objects.filter(commitment=OuterRef("pk"))
    checks = Check.objects.filter(commitment=OuterRef("pk"), voided_at__isnull=True)
    rows = scope.see(Commitment).filter(state__in=_DONE, check_needed=True)
    return _placed(rows.filter(Exists(proofs)).exclude(Exists(checks)))


def closed_unconfirmed(scope: Scope) -> QuerySet[Any]:
    """Closed commitments confirmed by nobody."""
    rows = scope.see(Commitment).filter(state__in=_DONE, confirmed=False, close_reason="")
    return _placed(rows)


def confirmed_unpublished(scope: Scope) -> QuerySet[Any]:
    """Livelihood items people confirmed and the public cannot read about."""
    rows = scope.see(Commitment).filter(
        state__in=_DONE, confirmed=True, published=False, kind="livelihood_item"
    )
    return _placed(rows)


def publication_stuck(scope: Scope) -> QuerySet[Any]:
    """Closed commitments proposed for publication and never decided on."""
    waiting = Publication.objects.filter(
        node_type="commitment", node_id=OuterRef("pk"), published_on__isnull=True,
        state__in=("proposed", "secrecy_passed"),
    )  # fmt: skip
    return _placed(scope.see(Commitment).filter(Exists(waiting), state__in=_DONE))


def village_empty(scope: Scope) -> QuerySet[Any]:
    """Villages with nothing."""
    rows = scope.see(Area).filter(level="village", valid_to__isnull=True)
    here = Commitment.objects.filter(village_id=OuterRef("pk")).exclude(state__in=_NOWHERE)
    return rows.exclude(Exists(here)).select_related("town")


def link_suspect(scope: Scope) -> QuerySet[Any]:
    """Links that rest on something that has changed."""
    return scope.see(Link).filter(pk__in=suspects().values("pk"))


_RULES = (
    ("finding_unused", N_("A finding no problem took up"), OWNER_FINDER, N_("Add it to a problem, or leave it as background."), _REPORT, "finding", finding_unused, "amber", "occasion__unit"),
    ("problem_single", N_("A problem on one source only"), OWNER_OFFICE, N_("Ask a second, independent source."), _REPORT, "problem", problem_single, "amber", "unit"),
    ("problem_disputed", N_("A wording those concerned have not agreed to"), OWNER_OFFICE, N_("Ask them; reword it, or attach what they object."), _REPORT, "problem", problem_disputed, "amber", "unit"),
    ("problem_untreated", N_("A problem nobody treats"), OWNER_OFFICE, N_("Answer it by a measure, or drop it with a reason."), _PROMISE, "problem", problem_untreated, "red", "unit"),
    ("application_silent", N_("A returned application gone silent"), OWNER_OFFICE, N_("Complete it, give it another form, or say that it is not needed."), _PRACTICE, "application", application_silent, "amber", "unit"),
    ("application_unconvened", N_("Approved, and never convened"), OWNER_OFFICE, N_("Convene it, or say why not."), _PRACTICE, "application", application_unconvened, "amber", "unit"),
    ("decision_undelivered", N_("A decision nobody carries out"), OWNER_OFFICE, N_("Make it a commitment before it is forgotten."), _PROMISE, "decision", decision_undelivered, "red", "lead"),
    ("measure_unrooted", N_("A measure that answers no problem"), OWNER_OFFICE, N_("Name the problem it answers."), _REPORT, "measure", measure_unrooted, "red", "lead"),
    ("measure_idle", N_("A measure without a commitment"), OWNER_OFFICE, N_("Assign it: who, by when, for whom."), _PROMISE, "measure", measure_idle, "red", "lead"),
    ("commitment_unserved", N_("A commitment that serves nobody"), OWNER_SUPERVISION, N_("Name who is served, or the post that accepts it."), _PROMISE, "commitment", commitment_unserved, "red", "lead_unit"),
    ("commitment_undated", N_("A commitment without a date"), OWNER_SUPERVISION, N_("Set the date by which it is done."), _PROMISE, "commitment", commitment_undated, "red", "lead_unit"),
    ("commitment_unrooted", N_("A promise never researched"), OWNER_SUPERVISION, N_("Link it to the decision, measure or finding that caused it."), _REPORT, "commitment", commitment_unrooted, "amber", "lead_unit"),
    ("commitment_off_the_vine", N_("Work that hangs on no melon"), OWNER_LEAD, N_("Name the field of work it belongs to."), _REPORT, "commitment", commitment_off_the_vine, "amber", "lead_unit"),
    ("proof_missing", N_("Said to be done, without a proof"), OWNER_LEAD, N_("Give the proof its kind asks for."), _PROMISE, "commitment", proof_missing, "red", "lead_unit"),
    ("proof_unchecked", N_("Closed without the check it needed"), OWNER_SUPERVISION, N_("Have another unit check it."), _PROMISE, "commitment", proof_unchecked, "red", "lead_unit"),
    ("closed_unconfirmed", N_("Closed, but confirmed by nobody"), OWNER_SUPERVISION, N_("Ask the people served, or reopen it."), _PROMISE, "commitment", closed_unconfirmed, "red", "lead_unit"),
    ("confirmed_unpublished", N_("Confirmed, and not yet public"), OWNER_OFFICE, N_("Propose it for publication, or say why it stays inside."), _REPORT, "commitment", confirmed_unpublished, "amber", "lead_unit"),
    ("publication_stuck", N_("Proposed for publication and never decided on"), OWNER_OFFICE, N_("Have the two reviews done."), _PRACTICE, "commitment", publication_stuck, "amber", "lead_unit"),
    ("village_empty", N_("A village with nothing"), OWNER_TOWN, N_("See whether the village was left out."), _LEFT_OUT, "area", village_empty, "red", ""),
    ("link_suspect", N_("The text above has changed"), OWNER_SUPERVISION, N_("Read the thread again; clear it with a reason or correct it."), _PRACTICE, "link", link_suspect, "amber", ""),
)  # fmt: skip

for _one in _RULES:
    rule(HoleRule(*_one))
