"""The roles of product.md: who sits in front of the software, and how far each sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yiteng.rules.words import N_

Reach = Literal["county", "town", "village", "unit", "none"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role attached to posts. reach: how far its holder sees business rows."""

    code: str
    title: str
    reach: Reach


ROLES: tuple[Role, ...] = (
    Role("leader", N_("District leader"), "county"),
    Role("supervision", N_("Government supervision office"), "county"),
    Role("party_supervision", N_("Party committee supervision office"), "county"),
    Role("secretary", N_("Secretary of the government office"), "county"),
    Role("party_secretary", N_("Secretary of the Party committee office"), "county"),
    Role("staffing", N_("Staffing office"), "county"),
    Role("liaison", N_("Department liaison"), "unit"),
    Role("town_office", N_("Town or subdistrict office"), "town"),
    Role("village_clerk", N_("Village clerk"), "village"),
    Role("errand_agent", N_("Errand agent"), "unit"),
    Role("discipline", N_("Discipline body"), "unit"),
    Role("legal", N_("Legal office"), "county"),
    Role("secrecy_reviewer", N_("Secrecy reviewer"), "county"),
    Role("disclosure_reviewer", N_("Disclosure reviewer"), "county"),
    Role("insurance_branch", N_("Medical insurance branch"), "county"),
    Role("hospital_director", N_("Hospital director"), "unit"),
    Role("city_reviewer", N_("City reviewer"), "county"),
    Role("deputy", N_("People's deputy"), "county"),
    Role("consultative", N_("Member of the consultative conference"), "county"),
    Role("system_admin", N_("System administrator"), "none"),
    Role("security_admin", N_("Security administrator"), "none"),
    Role("audit_admin", N_("Audit administrator"), "none"),
    Role("software", N_("The software itself"), "county"),
)

ADMINS = frozenset({"system_admin", "security_admin", "audit_admin"})
BY_CODE = {role.code: role for role in ROLES}
_WIDTH: tuple[Reach, ...] = ("none", "unit", "village", "town", "county")


def reach(roles: frozenset[str]) -> Reach:
    """The widest reach among the roles; ``none`` where any of the three administrators is among them.

    Source: domain.md E1, separation of the three administrators from business.
    """
    if roles & ADMINS:
        return "none"
    return max(
        (BY_CODE[r].reach for r in roles if r in BY_CODE),
        key=_WIDTH.index,
        default="none",
    )
