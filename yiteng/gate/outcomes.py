"""What came of applications: results counted by quarter, offered parts, who was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear

from yiteng.gate.kept import reasons
from yiteng.gate.models import Application, Notice, Offered, Result
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.gate.compare import Difference, compare
from yiteng.rules.lifecycles.application import APPLICATION, EDITABLE
from yiteng.rules.refusal import Refusal

#: Meetings that need not be held, or not yet: the good results, in the order of the report.
SPARED = ("return", "postpone", "merge", "reshape")
#: Beside them what was agreed to, against the opinion apart.
AGREED = ("approve", "approve_against")
KINDS = (*SPARED, *AGREED)
_FIRST_MONTH = {1: 1, 2: 4, 3: 7, 4: 10}


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter and how many results of each kind it had."""

    year: int
    quarter: int
    counts: Mapping[str, int]

    @property
    def code(self) -> str:
        """As it stands in addresses, e.g. ``2023-1``."""
        return f"{self.year}-{self.quarter}"


def results(actor: Actor, *, step: str = "", quarter: str = "") -> QuerySet[Result]:
    """Results of the applications the actor may see, latest first.

    step: one kind only; quarter: ``2023-1``; what cannot be read is left out of account.
    """
    seen = visible(Application, actor).values("pk")
    found = Result.objects.filter(application__in=seen).select_related("application")
    if step in KINDS:
        found = found.filter(step=step)
    year, _, number = quarter.partition("-")
    if year.isdecimal() and number in ("1", "2", "3", "4") and 1900 < int(year) < 9999:
        begins = date(int(year), _FIRST_MONTH[int(number)], 1)
        ends = date(begins.year + begins.month // 10, (begins.month + 3) % 12, 1)
        found = found.filter(on__gte=begins, on__lt=ends)
    return found.order_by("-at", "-id")


def quarters(actor: Actor) -> list[Quarter]:
    """Results by quarter, latest first; one query."""
    rows = (
        results(actor)
        .order_by()
        .annotate(year=ExtractYear("on"), quarter=ExtractQuarter("on"))
        .values_list("year", "quarter", "step")
        .annotate(n=Count("id"))
    )
    found: dict[tuple[int, int], dict[str, int]] = {}
    for year, quarter, step, n in rows:
        found.setdefault((year, quarter), {})[step] = n
    return [Quarter(*key, found[key]) for key in sorted(found, reverse=True)]


def totals(actor: Actor) -> dict[str, int]:
    """How many results of each kind there have been; one query."""
    counted = dict(results(actor).order_by().values_list("step").annotate(n=Count("id")))
    return {kind: counted.get(kind, 0) for kind in KINDS}


def since_submission(application: Application, now: Sequence[Refusal]) -> Difference | None:
    """What changed in the verdict since the papers came in; None while they are being written.

    now: the reasons as the dossier stands; of a convened one those kept on convening count.
    """
    if application.submitted_at is None or application.state in EDITABLE:
        return None
    first = reasons(application.verdict_fixed)
    if application.convened_at is not None:
        return compare(first, reasons(application.verdict_convened))
    return None if APPLICATION.state(application.state).ended else compare(first, now)


def offered(application: Application) -> list[Offered]:
    """Parts offered to an application, unanswered ones first; one query."""
    rows = Offered.objects.filter(application=application).select_related("origin")
    return sorted(rows, key=lambda one: bool(one.answer))


def gave(application: Application) -> list[Offered]:
    """What became of the parts of an application that was joined with another; one query."""
    return list(Offered.objects.filter(origin=application).select_related("application"))


def notices(application: Application) -> list[Notice]:
    """Who was told of a decision against the opinion; one query."""
    return list(application.notices.select_related("post__unit"))


def to_note(actor: Actor) -> QuerySet[Application]:
    """Decisions against an opinion of which the post has not taken note yet."""
    mine = Notice.objects.filter(post=actor.post, noted_at__isnull=True)
    return visible(Application, actor).filter(pk__in=mine.values("application"))


def come_back(actor: Actor) -> QuerySet[Application]:
    """Applications of the actor's unit that were returned or postponed."""
    return visible(Application, actor).filter(unit=actor.unit, state__in=("returned", "postponed"))
