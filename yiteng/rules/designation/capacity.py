"""How many patients machines can serve, and how many an area will have."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def patients(
    machines: int, *, spare: int = 1, shifts: int = 2, days: int = 6, sessions: int = 3
) -> int:
    """Patients a dialysis room serves: (machines − spare) × shifts × days a week / sessions each.

    Raises ValueError for figures that are none. Source: reference of the issue, C3.

    >>> patients(10), patients(10, shifts=3)
    (36, 54)
    """
    if min(machines, spare) < 0 or min(shifts, days, sessions) < 1:
        raise ValueError("machines and spare 0 or more; shifts, days, sessions 1 or more")
    return max(machines - spare, 0) * shifts * days // sessions


def expected(insured: int, per_thousand: Decimal) -> Decimal:
    """People in need to be expected among the insured, to one decimal; never a count of patients.

    >>> expected(41_000, Decimal("0.6"))
    Decimal('24.6')
    """
    return (insured * per_thousand / 1000).quantize(Decimal("0.1"), ROUND_HALF_UP)
