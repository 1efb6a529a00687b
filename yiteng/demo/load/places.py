"""Areas of all Zibo, the invented 示例镇, themes and the table of workdays."""

from __future__ import annotations

from yiteng.demo.content import areas
from yiteng.demo.load.keys import BOSHAN, ZICHUAN, Keys
from yiteng.places.actions import add_town, load_workdays, load_zibo
from yiteng.places.models import AreaCode, Theme

_ENGLISH = {
    "investment": "Investment promotion",
    "industry": "Industry",
    "conduct": "Conduct of officials",
    "agriculture": "Special agriculture",
    "livelihood": "Livelihood",
    "culture_tourism": "Culture and tourism",
    "medical_insurance": "Medical insurance",
}


def load(keys: Keys) -> None:
    """Areas by their statistics codes, without trailing zeros, as the content writes them."""
    load_zibo()
    load_workdays()
    rows = (
        AreaCode.objects.filter(
            system="nbs", area__county__codes__code__in=(f"{BOSHAN}000000", f"{ZICHUAN}000000")
        )
        .select_related("area")
        .distinct()
    )
    for row in rows:
        keys.areas[_short(row.code, row.area.level)] = row.area
    example = areas.EXAMPLE_AREAS
    made = add_town(
        keys.areas[BOSHAN], example[0].name, [a.name for a in example[1:]], code=example[0].code
    )
    keys.areas.update(zip([a.code for a in example], made, strict=True))
    themes = Theme.objects.bulk_create([
        Theme(county=keys.areas[t.county], code=t.code, title_zh=t.title,
              title_en=_ENGLISH[t.code], order=t.order) for t in areas.THEMES
    ])  # fmt: skip
    keys.themes = {t.code: t for t in themes}


def _short(code: str, level: str) -> str:
    return code[:6] if level == "county" else code[:9] if level == "town" else code
