"""Zichuan: facilities, services, designations, costs a day and bed-days.

Real (report on Zichuan; the year 2023 by context): ten dialysis machines commissioned at 杨寨卫生院 on
March 15, the city's first level-one hospital with dialysis, with a partner station of 淄博市中心医院;
psychiatric wards at 双沟, 东坪 and 峨庄 in recent years with more than 200 inpatients; 170 and 310
yuan a person and day; eight township health centres open for employees' long-term care with more
than 300 people; dialysis covered by two schemes; several visits on site.
Invented: all other dates, document numbers, beds, bed-days (200 beds x 365 = 73 000), the split by
scheme, pay ratios, density, the eight centres' names (the report names none), 206 and 312 people.
Facilities' towns are taken from village names and stay to be verified.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.areas import ZIBO
from yiteng.demo.content.shapes_reach import (
    BedDays,
    DayCost,
    Designation,
    Facility,
    InsuredDensity,
    Service,
    SiteVisit,
)
from yiteng.demo.content.sources import REPORT_ZICHUAN

SCHEMES: Final = ("employees", "residents")
YEAR: Final = 2022
"""The year of the bed-days, whole, so that a year's saving can be computed."""

COMMISSIONED: Final = date(2023, 3, 15)
_ASSUMED: Final = "据村居名称推定，待核实"
_BEDS: Final = {"shuanggou": 80, "dongping": 70, "ezhuang": 50}
_INPATIENTS: Final = {"shuanggou": 82, "dongping": 72, "ezhuang": 52}
_SET_UP: Final = {
    "shuanggou": date(2019, 6, 3),
    "dongping": date(2020, 5, 11),
    "ezhuang": date(2021, 4, 6),
}
_CARE: Final = (48, 45, 42, 40, 38, 36, 33, 30)
_CARE_TOWNS: Final = (
    "370302102",
    "370302104",
    "370302111",
    "370302112",
    "370302113",
    "370302114",
    "370302116",
    "370302117",
)

FACILITIES: Final = (
    Facility("yangzhai", "杨寨卫生院", 1, "370302116", "yangzhai", _ASSUMED, False, REPORT_ZICHUAN),
    Facility(
        "shuanggou", "双沟卫生院", 1, "370302116", "shuanggou", _ASSUMED, False, REPORT_ZICHUAN
    ),
    Facility("dongping", "东坪卫生院", 1, "370302111", "dongping", _ASSUMED, False, REPORT_ZICHUAN),
    Facility("ezhuang", "峨庄卫生院", 1, "370302117", "ezhuang", _ASSUMED, False, REPORT_ZICHUAN),
    Facility("central", "淄博市中心医院", 3, ZIBO, None, "", False, REPORT_ZICHUAN),
    Facility("tertiary", "三级医院（对照，报道未列名）", 3, ZIBO, None, "", True, REPORT_ZICHUAN),
    *(
        Facility(
            f"care{number}",
            f"长护险定点乡镇卫生院{number}号（报道未列名）",
            1,
            town,
            None,
            "所在镇虚构",
            True,
            REPORT_ZICHUAN,
        )
        for number, town in enumerate(_CARE_TOWNS, 1)
    ),
)

SERVICES: Final = (
    Service(
        "dialysis_yangzhai",
        "yangzhai",
        "dialysis",
        10,
        "machine",
        None,
        None,
        "",
        SCHEMES,
        "central",
        (),
        REPORT_ZICHUAN,
    ),
    *(
        Service(
            f"psychiatric_{key}",
            key,
            "psychiatric",
            beds,
            "bed",
            _SET_UP[key],
            _INPATIENTS[key],
            "余",
            SCHEMES,
            "",
            ("capacity", "set_up", "people"),
            REPORT_ZICHUAN,
        )
        for key, beds in _BEDS.items()
    ),
    *(
        Service(
            f"care_{number}",
            f"care{number}",
            "long_term_care",
            people + 6,
            "person",
            None,
            people,
            "余",
            ("employees",),
            "",
            ("capacity", "people"),
            REPORT_ZICHUAN,
        )
        for number, people in enumerate(_CARE, 1)
    ),
)

_CHECKED: Final = "对照服务标准、财务管理、医护人员配备、信息系统逐项核对，提出改造建议"

DIALYSIS: Final = Designation(
    key="Z_DIALYSIS",
    service="dialysis_yangzhai",
    form="added_service",
    intention=date(2022, 8, 22),
    coaching=date(2022, 9, 14),
    applied=date(2022, 12, 5),
    complete=date(2022, 12, 9),
    visits=(
        SiteVisit(date(2022, 9, 14), 2, "设施场地", "透析区分区需调整，水处理间面积够用"),
        SiteVisit(date(2022, 12, 20), 2, "设施场地和人员配备", "分区已调整，人员培训记录齐全"),
        SiteVisit(date(2023, 2, 8), 3, "设备安装和信息系统", "接口联调通过"),
    ),
    reported=date(2023, 2, 15),
    city_reviewed=date(2023, 3, 3),
    city_number="淄医保函〔2023〕虚构1号",
    agreement=date(2023, 3, 10),
    commissioned=COMMISSIONED,
    in_force=date(2023, 3, 20),
    opened=date(2023, 3, 20),
    assessment_due=date(2024, 3, 20),
    invented=(
        "intention",
        "coaching",
        "applied",
        "complete",
        "visits",
        "reported",
        "city_reviewed",
        "city_number",
        "agreement",
        "in_force",
        "opened",
        "assessment_due",
    ),
    source=REPORT_ZICHUAN,
)


def _simple(key: str, service: str, form: str, year: int) -> Designation:
    return Designation(
        key=key,
        service=service,
        form=form,
        intention=date(year, 2, 14),
        coaching=date(year, 3, 9),
        applied=date(year, 5, 16),
        complete=date(year, 5, 20),
        visits=(
            SiteVisit(date(year, 3, 9), 2, "上门辅导", _CHECKED),
            SiteVisit(date(year, 6, 15), 2, "复核", "建议已落实"),
        ),
        reported=date(year, 6, 24),
        city_reviewed=date(year, 7, 15),
        city_number=f"淄医保函〔{year}〕虚构{service[-1]}号",
        agreement=date(year, 7, 28),
        commissioned=None,
        in_force=date(year, 8, 1),
        opened=date(year, 8, 1),
        assessment_due=date(2023, 8, 1),
        invented=("all dates",),
        source=REPORT_ZICHUAN,
    )


@cache
def designations() -> tuple[Designation, ...]:
    """Dialysis, three psychiatric wards, eight long-term-care designations."""
    wards = (
        _simple(f"Z_WARD_{key}", f"psychiatric_{key}", "added_service", day.year)
        for key, day in _SET_UP.items()
    )
    care = (
        _simple(f"Z_CARE_{n}", f"care_{n}", "long_term_care", 2022)
        for n in range(1, len(_CARE) + 1)
    )
    return (DIALYSIS, *wards, *care)


_RATIOS: Final = {(1, "employees"): "0.90", (1, "residents"): "0.85"}
_RATIOS_THIRD: Final = {(3, "employees"): "0.80", (3, "residents"): "0.60"}

COSTS: Final = tuple(
    DayCost(
        level,
        "psychiatric",
        scheme,
        Decimal(170 if level == 1 else 310),
        Decimal(ratio),
        REPORT_ZICHUAN,
    )
    for (level, scheme), ratio in (*_RATIOS.items(), *_RATIOS_THIRD.items())
)
"""170 and 310 are reported for both schemes together; the pay ratios are invented."""


@cache
def bed_days() -> tuple[BedDays, ...]:
    """Bed-days of the three wards by month, scheme and way of paying, 73 000 in the year.

    Nine in ten are paid by bed-day, the rest by item; invented like the days.
    """
    made = []
    for facility, beds in _BEDS.items():
        for month in range(1, 13):
            total = beds * monthrange(YEAR, month)[1]
            employees = total * 3 // 10
            for scheme, days in zip(SCHEMES, (employees, total - employees), strict=True):
                by_item = days // 10
                for payment, part in (("bed_day", days - by_item), ("item", by_item)):
                    made.append(BedDays(facility, date(YEAR, month, 1), scheme, payment, part))
    return tuple(made)


READMITTED: Final = (
    (date(2022, 3, 31), 103, 12),
    (date(2022, 6, 30), 104, 11),
    (date(2022, 9, 30), 103, 13),
    (date(2022, 12, 31), 104, 11),
)
"""Quarters of the three wards together: discharged, of them readmitted within 30 days; invented."""

_INSURED: Final = {
    "370302116": (9_800, 31_200, 14, 31),
    "370302114": (8_600, 29_400, 11, 27),
    "370302113": (5_200, 33_800, 7, 29),
    "370302115": (6_900, 18_600, 9, 16),
    "370302112": (4_700, 17_900, 6, 15),
    "370302111": (4_100, 38_500, 5, 33),
}
DENSITY: Final = tuple(
    InsuredDensity(area, scheme, row[n], row[n + 2])
    for area, row in _INSURED.items()
    for n, scheme in enumerate(SCHEMES)
)
"""Insured people around Yangzhai by town and scheme; all invented."""
