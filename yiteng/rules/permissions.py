"""The one table of permissions: roles × actions, by slice (law 10)."""

from __future__ import annotations

from yiteng.rules.roles import ADMINS, BY_CODE, ROLES, Reach, reach

__all__ = ["ADMINS", "GRANTS", "ROLES", "Reach", "actions", "allows", "reach"]

_OFFICES = "secretary party_secretary"
_SUPERVISION = "supervision party_supervision"
_DOERS = "liaison town_office village_clerk errand_agent hospital_director insurance_branch"
_REVIEWERS = "secrecy_reviewer disclosure_reviewer"
_MEMBERS = "deputy consultative"
_READERS = f"leader {_SUPERVISION} {_OFFICES} {_DOERS} discipline staffing {_REVIEWERS}"
_WIDE = f"{_READERS} city_reviewer {_MEMBERS}"
_ALL = " ".join(role.code for role in ROLES if role.code != "software")

#: action → the roles that may. Read by docs/permissions.md and by every page.
_TABLE: dict[str, str] = {
    # people, places, audit, jobs
    "people.self": _ALL,
    "people.accounts": "system_admin software",
    "people.roles": "security_admin software",
    "people.charges": f"{_READERS} legal",
    "people.put_in_charge": f"{_OFFICES} software",
    "signin.demand": "security_admin software",
    "places.workdays": "system_admin",
    "places.reorganise": "system_admin",
    "keeping.register": f"{_ALL}",
    "places.people": "insurance_branch software",
    "places.areas": f"system_admin {_WIDE} legal",
    "audit.read": "audit_admin",
    "jobs.read": "system_admin",
    "jobs.settle": "system_admin",
    "files.upload": f"{_READERS} {_MEMBERS}",
    "files.read": f"{_READERS} {_MEMBERS} legal",
    # messaging
    "messaging.read": _ALL,
    "messaging.slips": f"{_OFFICES} {_SUPERVISION} town_office",
    "messaging.operate": "system_admin",
    # desk
    "desk.home": _ALL,
    "desk.areas": f"{_WIDE} legal",
    "desk.search": f"{_WIDE} legal",
    "desk.burden": _READERS,
    "desk.facts": f"{_WIDE}",
    # handover, circulars
    "handover.read": _READERS,
    "handover.write": _READERS,
    "circulars.read": f"leader {_SUPERVISION} {_OFFICES}",
    "circulars.write": _SUPERVISION,
    "circulars.approve": "leader",
    "circulars.receive": f"{_SUPERVISION} {_OFFICES} {_DOERS} discipline staffing legal",
    # limits
    "limits.read": f"{_READERS} system_admin",
    "limits.change": "secretary supervision",
    "limits.care": "secretary supervision insurance_branch",
    # research
    "research.read": f"{_READERS} {_MEMBERS}",
    "research.write": f"leader {_SUPERVISION} {_OFFICES} {_DOERS} discipline {_MEMBERS}",
    "research.problem": f"{_OFFICES} {_SUPERVISION} liaison town_office insurance_branch",
    # replies
    "replies.read": f"{_READERS} {_MEMBERS}",
    "replies.tell": f"{_SUPERVISION} {_OFFICES} {_DOERS} discipline {_MEMBERS}",
    # surveys
    "surveys.read": f"{_READERS} {_MEMBERS}",
    "surveys.author": f"{_OFFICES} {_SUPERVISION} liaison town_office insurance_branch",
    "surveys.fill": f"{_SUPERVISION} {_OFFICES} {_DOERS} {_MEMBERS}",
    "surveys.review": f"{_OFFICES} {_SUPERVISION} liaison town_office insurance_branch",
    # gate
    "gate.read": f"leader {_OFFICES} {_SUPERVISION} liaison town_office insurance_branch",
    "gate.apply": f"{_OFFICES} liaison town_office insurance_branch",
    "gate.review": f"{_OFFICES} {_SUPERVISION}",
    "gate.settle": f"leader {_OFFICES} {_SUPERVISION}",
    "gate.decide": "leader",
    # meetings
    "meetings.read": _WIDE,
    "meetings.run": _OFFICES,
    "meetings.hand_in": f"{_OFFICES} liaison town_office insurance_branch hospital_director",
    "meetings.outcomes": _OFFICES,
    "meetings.papers": _READERS,
    "meetings.close": _OFFICES,
    # minutes
    "minutes.write": _OFFICES,
    # voices
    "voices.ask": _OFFICES,
    # plans
    "plans.read": f"leader {_OFFICES} {_SUPERVISION} liaison town_office insurance_branch",
    "plans.write": _OFFICES,
    "plans.approve": "leader",
    # casefiles
    "casefiles.read": f"leader {_OFFICES} {_SUPERVISION} discipline",
    "casefiles.ask": f"leader {_OFFICES} {_SUPERVISION}",
    "casefiles.agree": f"{_SUPERVISION} discipline",
    # measures
    "measures.read": _WIDE,
    "measures.issue": _OFFICES,
    "measures.object": f"{_DOERS} {_OFFICES}",
    # commitments
    "commitments.list": f"{_WIDE} legal",
    "commitments.draft": f"{_OFFICES} {_SUPERVISION} liaison town_office errand_agent "
    "insurance_branch",
    "commitments.issue": f"{_SUPERVISION} {_OFFICES} town_office errand_agent insurance_branch",
    "commitments.do": f"{_DOERS} {_OFFICES}",
    "commitments.speak": f"staffing {_SUPERVISION} {_OFFICES}",
    "commitments.settle": f"leader {_SUPERVISION}",
    "commitments.extend": f"leader {_SUPERVISION} {_OFFICES} town_office errand_agent "
    "insurance_branch",
    "commitments.time": f"leader {_SUPERVISION}",
    "commitments.submit": f"{_OFFICES} {_SUPERVISION}",
    "commitments.coordinate": f"leader {_SUPERVISION}",
    "commitments.close": _SUPERVISION,
    "commitments.archive": f"{_SUPERVISION} {_OFFICES}",
    # verification
    "verification.read": f"{_READERS} legal",
    "verification.prove": f"{_DOERS} {_OFFICES}",
    "verification.check": f"{_SUPERVISION} liaison town_office discipline",
    "verification.ask": f"{_SUPERVISION} town_office errand_agent liaison insurance_branch",
    "verification.answer": f"{_SUPERVISION} town_office village_clerk errand_agent software",
    "verification.accept": f"leader {_OFFICES} {_SUPERVISION} discipline liaison town_office",
    "verification.review": _SUPERVISION,
    "verification.opinion": f"leader {_SUPERVISION} legal",
    "verification.channel": f"{_SUPERVISION} {_OFFICES} town_office errand_agent liaison",
    # ledgers
    "ledgers.import": f"{_OFFICES} {_SUPERVISION} {_DOERS}",
    "ledgers.fill": f"{_OFFICES} {_SUPERVISION} {_DOERS}",
    # sampling
    "sampling.read": f"{_READERS} legal",
    "sampling.draw": "software",
    "sampling.visit": f"{_SUPERVISION} liaison town_office discipline",
    "sampling.households": f"{_SUPERVISION} town_office",
    # oversight: 督查 proper; daily follow-up (督办) is commitments.* (decision 0029)
    "oversight.read": f"leader {_SUPERVISION} legal",
    "oversight.run": _SUPERVISION,
    "oversight.designate": "leader",
    "oversight.review": f"{_SUPERVISION} legal",
    "oversight.object": f"{_DOERS} {_OFFICES}",
    "oversight.unit": f"leader {_SUPERVISION} legal {_DOERS} {_OFFICES}",
    # enterprises
    "enterprises.read": f"leader {_SUPERVISION} {_OFFICES} liaison town_office errand_agent",
    "enterprises.write": "liaison town_office errand_agent",
    # reach
    "reach.read": f"leader {_OFFICES} {_SUPERVISION} insurance_branch hospital_director "
    "city_reviewer town_office",
    "reach.write": "insurance_branch",
    "reach.scenario": "insurance_branch city_reviewer",
    # designation
    "designation.read": f"leader {_OFFICES} {_SUPERVISION} insurance_branch hospital_director "
    "city_reviewer town_office",
    "designation.apply": "hospital_director",
    "designation.handle": "insurance_branch",
    "designation.decide": "city_reviewer",
    "designation.record": "hospital_director insurance_branch",
    "designation.results": "insurance_branch city_reviewer",
    # publication
    "publication.read": f"{_READERS} {_MEMBERS}",
    "publication.propose": f"{_OFFICES} {_SUPERVISION} town_office liaison insurance_branch",
    "publication.secrecy": "secrecy_reviewer",
    "publication.disclosure": "disclosure_reviewer",
    "publication.publish": _OFFICES,
    # thread
    "thread.walk": _READERS,
    "thread.clear": f"{_OFFICES} {_SUPERVISION} liaison",
}

GRANTS: dict[str, frozenset[str]] = {a: frozenset(r.split()) for a, r in _TABLE.items()}


def actions() -> tuple[str, ...]:
    """Every action there is, in the order of the table."""
    return tuple(GRANTS)


def allows(roles: frozenset[str], action: str) -> bool:
    """Whether one of the roles may take the action. Raises KeyError for an unknown action."""
    return bool(roles & GRANTS[action])


def of_role(role: str) -> tuple[str, ...]:
    """The actions of one role, in the order of the table. Raises KeyError for an unknown role."""
    return tuple(a for a, roles in GRANTS.items() if BY_CODE[role].code in roles)
