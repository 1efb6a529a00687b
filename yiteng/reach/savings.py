"""The cost estimate of domain C5: both formulas, every term kept, with its caveats. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from yiteng.rules.words import N_

FORMULA = N_("Σ actual bed-days × (reference cost a day − own cost a day)")
FUND_FORMULA = N_(
    "Σ bed-days × (reference cost × reference fund share − own cost × own fund share)"
)

#: What stands beside every figure; the branch may never show it without.
CAVEATS = (
    N_("An estimate of cost, not a settlement."),
    N_("Patients in the two kinds of hospital are not equally ill."),
    N_("Where a hospital is paid by bed-day or case, the price paid counts, not the bill."),
    N_("More days in bed would raise the figure: read it beside readmissions and answers."),
    N_("It is neither a target nor a ranking."),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an estimate: days, costs a day in yuan, fund shares 0 to 1 where known."""

    days: int
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
class Estimate:
    """An estimate split by insurance scheme, never summed before the split.

    parts: the terms by scheme; the empty scheme where bed-days are not told apart.
    invented: whether bed-days or costs in it are invented. sources: of the costs a day.
    """

    parts: tuple[tuple[str, Terms], ...]
    invented: bool = False
    sources: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """Bed-days of all schemes."""
        return sum(terms.days for _, terms in self.parts)

    @property
    def total(self) -> Decimal:
        """Total cost saved over all schemes, in yuan."""
        return sum((terms.total for _, terms in self.parts), Decimal(0))

    @property
    def fund(self) -> Decimal | None:
        """The funds' share of it, in yuan; None where one share is not known."""
        shares = [terms.fund for _, terms in self.parts]
        known = [share for share in shares if share is not None]
        return sum(known, Decimal(0)) if len(known) == len(shares) else None

    def at(self, share: int) -> Estimate:
        """The same with only this share of the days, in percent."""
        return replace(
            self,
            parts=tuple((s, replace(t, days=t.days * share // 100)) for s, t in self.parts),
        )
