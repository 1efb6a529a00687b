"""Units of the demo: Party line, government line, towns, villages, hospitals, others.

Real: the kinds of offices a district has (区委办、区政府办、区委督查室、区政府督查室 …), the ten
towns and subdistricts, the village committees of the official list, the health centres and the
court and bank as sides the report names without a name. Names follow the usual short forms.
Invented: the park 示例产业园 and everything of 示例镇.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from yiteng.demo.content.areas import (
    BOSHAN,
    EXAMPLE_TOWN,
    TOWNS,
    ZIBO,
    ZICHUAN,
    boshan_villages,
    example_villages,
)
from yiteng.demo.content.shapes import Unit

PARTY: Final = "party"
GOVERNMENT: Final = "government"

_PARTY_BODIES: Final = (
    ("party_committee", "中共博山区委", None),
    ("party_office", "区委办公室", "party_committee"),
    ("party_supervision_office", "区委督查室", "party_office"),
    ("organisation", "区委组织部", "party_committee"),
    ("publicity", "区委宣传部", "party_committee"),
    ("staffing", "区委编办", "party_committee"),
    ("secrecy", "区委保密办", "party_office"),
)
_GOVERNMENT_BODIES: Final = (
    ("district_government", "博山区人民政府", None),
    ("gov_office", "区政府办公室", "district_government"),
    ("gov_supervision_office", "区政府督查室", "gov_office"),
    ("openness", "区政务公开办", "gov_office"),
    ("reform", "区发展和改革局", "district_government"),
    ("education", "区教育和体育局", "district_government"),
    ("industry_bureau", "区工业和信息化局", "district_government"),
    ("civil_affairs", "区民政局", "district_government"),
    ("finance", "区财政局", "district_government"),
    ("labour", "区人力资源和社会保障局", "district_government"),
    ("natural_resources", "区自然资源局", "district_government"),
    ("housing", "区住房和城乡建设局", "district_government"),
    ("transport", "区交通运输局", "district_government"),
    ("agriculture_bureau", "区农业农村局", "district_government"),
    ("water", "区水利局", "district_government"),
    ("commerce", "区商务局", "district_government"),
    ("culture_tourism_bureau", "区文化和旅游局", "district_government"),
    ("health", "区卫生健康局", "district_government"),
    ("emergency", "区应急管理局", "district_government"),
    ("market", "区市场监督管理局", "district_government"),
    ("approval", "区行政审批服务局", "district_government"),
    ("investment_centre", "区投资促进服务中心", "district_government"),
    ("environment", "区生态环境分局", "district_government"),
    ("city_management", "区综合行政执法局", "district_government"),
    ("big_data", "区大数据中心", "gov_office"),
    ("justice", "区司法局", "district_government"),
    ("park", "示例产业园管理服务中心", "district_government"),
)
_OTHER_BODIES: Final = (
    ("discipline", "区纪委监委", "office", "discipline", BOSHAN),
    ("congress", "区人大常委会办公室", "congress", "congress", BOSHAN),
    ("cppcc", "区政协办公室", "cppcc", "cppcc", BOSHAN),
    ("court", "人民法院（依法办理，不作为督办对象）", "court", "none", BOSHAN),
    ("bank", "开户银行", "bank", "none", BOSHAN),
    ("insurance_branch", "淄博市医疗保障局淄川分局", "department", GOVERNMENT, ZICHUAN),
    ("zichuan_health", "淄川区卫生健康局", "department", GOVERNMENT, ZICHUAN),
    ("city_insurance", "淄博市医疗保障局", "department", GOVERNMENT, ZIBO),
    ("yangzhai", "淄川区杨寨卫生院", "hospital", "none", ZICHUAN),
    ("shuanggou", "淄川区双沟卫生院", "hospital", "none", ZICHUAN),
    ("dongping", "淄川区东坪卫生院", "hospital", "none", ZICHUAN),
    ("ezhuang", "淄川区峨庄卫生院", "hospital", "none", ZICHUAN),
)
#: A branch and two hospitals of 示例镇: what goes wrong in a designation goes wrong here; and an
#: invented health centre whose case waits at the city.
_EXAMPLE_CARE: Final = (
    ("example_applicant", "示例卫生院（虚构）", "hospital", "none", ZICHUAN),
    ("example_branch", "示例医保分局", "department", GOVERNMENT, BOSHAN),
    ("example_centre", "示例镇卫生院", "hospital", "none", EXAMPLE_TOWN),
    ("example_house", "示例镇医院", "hospital", "none", EXAMPLE_TOWN),
)
PARK_INVENTED: Final = frozenset({"park"})


def town_unit(town: str) -> str:
    """The key of a town's government or subdistrict office, by its 9-digit code."""
    return f"gov_{town}"


def town_party(town: str) -> str:
    """The key of a town's Party committee or a subdistrict's working committee."""
    return f"party_{town}"


def village_unit(village: str) -> str:
    """The key of a village or residents' committee, by its 12-digit code."""
    return f"v_{village}"


def _town_units(code: str, name: str, *, invented: bool = False) -> tuple[Unit, Unit]:
    if name.endswith("街道"):
        party, gov = f"{name}党工委", f"{name}办事处"
    else:
        party, gov = f"{name}党委", f"{name}人民政府"
    return (
        Unit(town_party(code), party, "town", PARTY, code, "party_committee", invented),
        Unit(
            town_unit(code),
            gov,
            "town",
            GOVERNMENT,
            code,
            "district_government",
            invented,
        ),
    )


@cache
def district_units() -> tuple[Unit, ...]:
    """Bodies of the two districts and the city, in the official order of lines."""
    party = (Unit(k, n, "office", PARTY, BOSHAN, p) for k, n, p in _PARTY_BODIES)
    government = (
        Unit(
            key,
            name,
            "park" if key == "park" else "department",
            GOVERNMENT,
            BOSHAN,
            parent,
            key in PARK_INVENTED,
        )
        for key, name, parent in _GOVERNMENT_BODIES
    )
    others = (Unit(k, n, kind, line, area) for k, n, kind, line, area in _OTHER_BODIES)
    examples = (Unit(k, n, kind, line, area, "", True) for k, n, kind, line, area in _EXAMPLE_CARE)
    return (*party, *government, *others, *examples)


@cache
def town_units() -> tuple[Unit, ...]:
    """Party committee and government (or office) of the ten towns and of 示例镇."""
    real = (unit for code, name in TOWNS.items() for unit in _town_units(code, name))
    return (*real, *_town_units(EXAMPLE_TOWN, "示例镇", invented=True))


@cache
def village_units() -> tuple[Unit, ...]:
    """One committee for each of the 296 villages and of the six invented ones."""
    return tuple(
        Unit(
            village_unit(v.code),
            v.name,
            "village",
            "none",
            v.code,
            town_unit(v.town),
            v.invented,
        )
        for v in (*boshan_villages(), *example_villages())
    )


#: Invented: who is in charge of what stands in no report.
DIVISION: Final = "演示用的虚构分工"


def in_charge() -> dict[str, str]:
    """Unit → the post of the leader in charge of it; those below follow the unit above them."""
    agriculture = ("agriculture_bureau", "water", town_unit(EXAMPLE_TOWN))
    industry = ("industry_bureau", "commerce", "investment_centre", "approval", "park")
    return {
        "party_committee": "leader_party",
        "district_government": "leader_gov",
        **dict.fromkeys(agriculture, "vice_agriculture"),
        **dict.fromkeys(industry, "vice_industry"),
    }


@cache
def units() -> tuple[Unit, ...]:
    """All units, parents first."""
    return (*district_units(), *town_units(), *village_units())
