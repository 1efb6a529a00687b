"""The cost estimate of domain C5: both formulas, every term kept, with its caveats. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from yiteng.rules.words import N_

FORMULA = N_("Σ actual bed-days × (reference cost a day − own cost a day)")
FUND_FORMULA = N_(
    "Σ bed-days × (reference cost × reference fund share − own cost × own fund share)"
)

#: What stands beside every figure; the branch may never show it without.
CAVEATS = (
    N_("An estimate of cost, not a settlement."),
    N_("Where a hospital is paid by bed-day or case, the price paid counts, not the bill."),
    N_("More days in bed would raise the figure: read it beside readmissions and answers."),
    N_("It is neither a target nor a ranking."),
)
#: The difference of case mix: named beside the figure, since nothing here could correct it.
CASE_MIX = (
    N_(
        "Patients in the two kinds of hospital are not equally ill, and the estimate does not correct it."
    ),
    N_(
        "Near home lie those whose illness is stable and lasting; the average day of the reference level also holds acute and severe ones, with more examinations and drugs."
    ),
    N_(
        "So a patient who moves saves less than the difference of the two averages; how much less would need costs by severity, which nobody has entered."
    ),
)
#: How far occupancy and reference price are moved, in percent of what they are.
OCCUPANCIES = (100, 95, 90, 85, 80)
PRICES = (90, 95, 100, 105, 110)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an estimate: days, costs a day in yuan, fund shares 0 to 1 where known."""

    days: int | Decimal
    own: Decimal
    reference: Decimal
    own_share: Decimal | None = None
    reference_share: Decimal | None = None

    @property
    def a_day(self) -> Decimal:
        """Saved a person and day, in yuan."""
        return self.reference - self.own

    @property
    def total(self) -> Decimal:
        """Total cost saved, in yuan.

        >>> Terms(73000, Decimal(170), Decimal(310)).total
        Decimal('10220000')
        """
        return self.days * self.a_day

    @property
    def fund(self) -> Decimal | None:
        """The fund's share of it, in yuan; None where a share is not known."""
        if self.own_share is None or self.reference_share is None:
            return None
        return self.days * (self.reference * self.reference_share - self.own * self.own_share)


@dataclass(frozen=True, slots=True)
class Part:
    """Terms of one scheme, month, level and way of paying (empty where not told apart).

    priced: both costs are of this very way of paying; else they are averages for all of them.
    """

    scheme: str
    terms: Terms
    month: date | None = None
    level: str = ""
    payment: str = ""
    priced: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The estimate with occupancy and reference price at these percentages."""

    occupancy: int
    reference: int
    total: Decimal
    fund: Decimal | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate in its parts, never summed before the split.

    invented: whether bed-days or costs in it are invented. sources: of the costs a day.
    """

    parts: tuple[Part, ...]
    invented: bool = False
    sources: tuple[str, ...] = ()

    @property
    def days(self) -> int | Decimal:
        """Bed-days of all parts; a part of a day where they were moved by percent."""
        return sum(part.terms.days for part in self.parts)

    @property
    def total(self) -> Decimal:
        """Total cost saved over all parts, in yuan."""
        return sum((part.terms.total for part in self.parts), Decimal(0))

    @property
    def fund(self) -> Decimal | None:
        """The funds' share of it, in yuan; None where one share is not known."""
        shares = [part.terms.fund for part in self.parts]
        known = [share for share in shares if share is not None]
        return sum(known, Decimal(0)) if len(known) == len(shares) else None

    def at(self, occupancy: int, reference: int = 100) -> Estimate:
        """The same with these percentages of the days and of the reference cost."""
        return replace(
            self,
            parts=tuple(
                replace(
                    p,
                    terms=replace(
                        p.terms,
                        days=Decimal(p.terms.days) * occupancy / 100,
                        reference=p.terms.reference * reference / 100,
                    ),
                )
                for p in self.parts
            ),
        )

    def sensitivity(self) -> list[Moved]:
        """Every occupancy with every reference price."""
        return [
            Moved(occupancy, price, moved.total, moved.fund)
            for occupancy in OCCUPANCIES
            for price in PRICES
            for moved in [self.at(occupancy, price)]
        ]

    def by_month(self) -> list[tuple[Part, Estimate]]:
        """Each month, level and way of paying, with the schemes in it as one estimate."""
        found: dict[tuple[object, ...], list[Part]] = {}
        for part in self.parts:
            found.setdefault((part.month, part.level, part.payment), []).append(part)
        return [(parts[0], Estimate(tuple(parts))) for parts in found.values()]

    def joined(self) -> list[Part]:
        """Parts alike in scheme, level, payment and costs as one, their days added up."""
        found: dict[tuple[object, ...], Part] = {}
        for part in self.parts:
            t = part.terms
            key = (part.scheme, part.level, part.payment, part.priced, t.own, t.reference,
                   t.own_share, t.reference_share)  # fmt: skip
            days = t.days + (found[key].terms.days if key in found else 0)
            found[key] = replace(part, month=None, terms=replace(t, days=days))
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Days:
    """Bed-days of a month at a level, by scheme and way of paying."""

    month: date
    level: str
    scheme: str
    payment: str
    days: int


@dataclass(frozen=True, slots=True)
class Day:
    """What a day costs at a level, by scheme and way of paying; empty ones stand for all."""

    level: str
    scheme: str
    payment: str
    cost: Decimal
    fund_share: Decimal | None = None


def cost_of(costs: Iterable[Day], level: str, scheme: str, payment: str) -> Day | None:
    """The cost that fits best: of the scheme and payment, of the scheme, of the payment, of all."""
    known = {(day.level, day.scheme, day.payment): day for day in costs}
    for key in ((scheme, payment), (scheme, ""), ("", payment), ("", "")):
        if (level, *key) in known:
            return known[(level, *key)]
    return None


def estimate(days: Iterable[Days], costs: Iterable[Day], reference: str) -> Estimate:
    """The estimate of these days against the reference level.

    The costs of both sides are those of the same scheme and way of paying, so that a price paid by
    bed-day is compared with a price paid. Raises LookupError naming the cost that is missing.
    """
    known, parts = list(costs), []
    for row in days:
        own = cost_of(known, row.level, row.scheme, row.payment)
        dear = cost_of(known, reference, row.scheme, row.payment)
        for level, found in ((row.level, own), (reference, dear)):
            if found is None:
                said = " ".join(w for w in (level, row.scheme, row.payment) if w)
                raise LookupError(f"no cost of a day for {said}")
        assert own is not None and dear is not None
        terms = Terms(row.days, own.cost, dear.cost, own.fund_share, dear.fund_share)
        priced = bool(row.payment) and own.payment == dear.payment == row.payment
        parts.append(Part(row.scheme, terms, row.month, row.level, row.payment, priced))
    return Estimate(tuple(parts))
