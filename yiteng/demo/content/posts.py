"""Posts and log-ins of the demo: titles only, never a person's name.

Real: the posts a district has; the posts the report quotes (区农业农村局局长、石马镇党委书记、
山头街道党工委书记、区发改局局长). Invented: the log-in names, everything of 示例镇.
Role codes are those of yiteng.rules.permissions.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from yiteng.demo.content.areas import (
    EXAMPLE_TOWN,
    EXAMPLE_VILLAGES,
    TOWNS,
    boshan_villages,
    example_villages,
)
from yiteng.demo.content.shapes import Login, Post
from yiteng.demo.content.units import town_party, town_unit, village_unit

#: Stands for a post where the people served answer themselves, by the link.
LINK: Final = "link"
_POSTS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("leader_party", "区委书记", "party_committee", "leader"),
    ("leader_gov", "区长", "district_government", "leader"),
    ("vice_agriculture", "分管农业农村的副区长", "district_government", "leader"),
    ("vice_industry", "分管工业的副区长", "district_government", "leader"),
    ("supervision_gov", "区政府督查室主任", "gov_supervision_office", "supervision"),
    (
        "supervision_gov_clerk",
        "区政府督查室督查专员",
        "gov_supervision_office",
        "supervision",
    ),
    (
        "supervision_party",
        "区委督查室主任",
        "party_supervision_office",
        "party_supervision",
    ),
    ("secretary_gov", "区政府办公室会务秘书", "gov_office", "secretary"),
    ("secretary_party", "区委办公室会务秘书", "party_office", "party_secretary"),
    ("staffing_office", "区委编办主任", "staffing", "staffing"),
    ("reviewer_secrecy", "区委保密办保密审查员", "secrecy", "secrecy_reviewer"),
    ("reviewer_openness", "区政务公开办公开审查员", "openness", "disclosure_reviewer"),
    ("organisation_liaison", "区委组织部联络员", "organisation", "liaison"),
    ("discipline_check", "区纪委监委党风室复核员", "discipline", "discipline"),
    ("legal_review", "区司法局法制审核岗", "justice", "legal"),
    ("congress_office", "区人大常委会办公室代表联络员", "congress", "deputy"),
    ("cppcc_office", "区政协委员联络员", "cppcc", "consultative"),
    ("director_agriculture", "区农业农村局局长", "agriculture_bureau", "liaison"),
    ("director_reform", "区发展和改革局局长", "reform", "liaison"),
    ("agent_park", "示例产业园代办员", "park", "errand_agent"),
    ("agent_lead", "政务“跑团”代办员", "approval", "errand_agent"),
    (
        "insurance_clerk",
        "淄川分局医药服务管理科经办员",
        "insurance_branch",
        "insurance_branch",
    ),
    ("insurance_head", "淄川分局主要负责人", "insurance_branch", "insurance_branch"),
    ("zichuan_secrecy", "淄川分局保密审查岗", "insurance_branch", "secrecy_reviewer"),
    ("zichuan_openness", "淄川区卫生健康局信息公开审查岗", "zichuan_health", "disclosure_reviewer"),
    ("zichuan_office", "淄川分局办公室发布岗", "insurance_branch", "secretary"),
    ("city_reviewer", "淄博市医疗保障局定点审核岗", "city_insurance", "city_reviewer"),
    ("city_agreement", "淄博市医疗保障局协议管理岗", "city_insurance", "city_reviewer"),
    ("example_clerk", "示例医保分局经办员", "example_branch", "insurance_branch"),
    ("example_head", "示例医保分局负责人", "example_branch", "insurance_branch"),
    ("example_centre_director", "示例镇卫生院院长", "example_centre", "hospital_director"),
    ("example_house_director", "示例镇医院院长", "example_house", "hospital_director"),
    (
        "example_applicant_director",
        "示例卫生院院长（虚构）",
        "example_applicant",
        "hospital_director",
    ),
    ("hospital_yangzhai", "杨寨卫生院院长", "yangzhai", "hospital_director"),
    ("hospital_shuanggou", "双沟卫生院院长", "shuanggou", "hospital_director"),
    ("hospital_dongping", "东坪卫生院院长", "dongping", "hospital_director"),
    ("hospital_ezhuang", "峨庄卫生院院长", "ezhuang", "hospital_director"),
    ("sysadmin", "系统管理员", "big_data", "system_admin"),
    ("secadmin", "安全管理员", "gov_office", "security_admin"),
    ("auditadmin", "审计管理员", "party_office", "audit_admin"),
)
_LIAISONS: Final = (
    "publicity",
    "reform",
    "education",
    "industry_bureau",
    "civil_affairs",
    "finance",
    "labour",
    "natural_resources",
    "housing",
    "transport",
    "agriculture_bureau",
    "water",
    "big_data",
    "commerce",
    "culture_tourism_bureau",
    "health",
    "emergency",
    "market",
    "approval",
    "investment_centre",
    "environment",
    "city_management",
)


def liaison(unit: str) -> str:
    """The key of a department's liaison post."""
    return f"liaison_{unit}"


def town_post(town: str) -> str:
    """The key of the post in a town's 党政办 that works its items."""
    return f"town_{town}"


def town_head(town: str) -> str:
    """The key of the Party secretary's post of a town."""
    return f"town_head_{town}"


def town_checker(town: str) -> str:
    """The key of a town's 纪检 post, which checks village items and does none."""
    return f"town_check_{town}"


def village_clerk(village: str) -> str:
    """The key of a village clerk's post."""
    return f"clerk_{village}"


def _towns() -> dict[str, str]:
    return {**TOWNS, EXAMPLE_TOWN: "示例镇"}


@cache
def posts() -> tuple[Post, ...]:
    """Every post: district, departments, towns, villages."""
    from yiteng.demo.content.units import district_units

    names = {unit.key: unit.name for unit in district_units()}
    fixed = [Post(key, title, unit, (role,)) for key, title, unit, role in _POSTS]
    fixed += [Post(liaison(u), f"{names[u]}联络员", u, ("liaison",)) for u in _LIAISONS]
    for code, name in _towns().items():
        head = "党工委书记" if name.endswith("街道") else "党委书记"
        fixed += [
            Post(town_head(code), f"{name}{head}", town_party(code), ("town_office",)),
            Post(town_post(code), f"{name}党政办干事", town_unit(code), ("town_office",)),
            Post(town_checker(code), f"{name}督查员", town_party(code), ("town_office",)),
        ]
    fixed += [
        Post(
            village_clerk(v.code),
            f"{v.place}文书",
            village_unit(v.code),
            ("village_clerk",),
        )
        for v in (*boshan_villages(), *example_villages())
    ]
    return tuple(fixed)


_LOGINS: Final = (
    ("leader", ("leader_gov",)),
    ("party_leader", ("leader_party",)),
    ("supervision", ("supervision_gov",)),
    ("party_supervision", ("supervision_party",)),
    ("secretary", ("secretary_gov",)),
    ("party_secretary", ("secretary_party",)),
    ("staffing", ("staffing_office",)),
    ("secrecy", ("reviewer_secrecy",)),
    ("openness", ("reviewer_openness",)),
    ("discipline", ("discipline_check",)),
    ("legal", ("legal_review",)),
    ("liaison", (liaison("agriculture_bureau"),)),
    ("industry", (liaison("industry_bureau"), liaison("reform"))),
    ("tourism", (liaison("culture_tourism_bureau"),)),
    ("shima", (town_post("370304108"),)),
    ("town", (town_post(EXAMPLE_TOWN),)),
    ("village", (village_clerk(EXAMPLE_VILLAGES[0]),)),
    ("errand", ("agent_lead", "agent_park")),
    ("deputy", ("congress_office",)),
    ("consultative", ("cppcc_office",)),
    ("insurance", ("insurance_clerk",)),
    ("insurance_head", ("insurance_head",)),
    ("hospital", ("hospital_yangzhai",)),
    ("city", ("city_reviewer",)),
    ("example_insurance", ("example_clerk",)),
    ("example_hospital", ("example_centre_director",)),
    ("sysadmin", ("sysadmin",)),
    ("secadmin", ("secadmin",)),
    ("auditadmin", ("auditadmin",)),
)


@cache
def logins() -> tuple[Login, ...]:
    """One log-in for each role of the house; the display name is the post's title."""
    titles = {post.key: post.title for post in posts()}
    return tuple(Login(name, titles[held[0]], held) for name, held in _LOGINS)
