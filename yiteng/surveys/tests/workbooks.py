"""Workbooks as people send them, and the survey the tests fill."""

from __future__ import annotations

import io

import xlsxwriter

from tests.cast import World
from yiteng.surveys.actions import surveys as actions
from yiteng.surveys.models import FormVersion, Survey

SURVEY = [
    ["类型", "变量名", "题目", "必填", "显示条件", "校验", "校验提示", "理由"],
    ["日期", "day", "哪一天", "是"],
    ["名册单选 villages.csv", "village", "哪个村", "是"],
    ["单选 是否", "has", "村里有冷库吗", "是"],
    ["整数", "tons", "冷库能存多少吨", "", "${has} = 'y'", ". > 0", "要大于 0"],
    ["多选 果", "fruit", "种什么果"],
    ["循环开始", "asked", "还缺什么"],
    ["文本", "need", "缺什么"],
    ["小数", "amount", "缺多少吨"],
    ["循环结束"],
    ["照片", "photo", "冷库照片", "", "", "", "", "看清库容铭牌"],
    ["计算", "twice", "", "", "", "", "", ""],
]
CHOICES = [["选项表", "选项名", "选项"], ["是否", "y", "有"], ["是否", "n", "没有"],
           ["果", "apple", "苹果"], ["果", "pear", "梨"]]  # fmt: skip
FINDINGS = [
    ["发现", "何人所说", "村", "日期", "条件"],
    ["村里没有冷库，果子没处存", "种植户", "${village}", "${day}", "${has} = 'n'"],
    ["还缺${need}，约${amount}吨", "种植户", "${village}", "${day}", ""],
]


def book(**sheets) -> bytes:
    """The bytes of a workbook with these sheets, cell by cell."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return held.getvalue()


def whole(asked: str = SURVEY[1][2]) -> bytes:
    """A workbook with questions, choices and a mapping, in Chinese throughout; asked: its first."""
    rows = [list(row) for row in SURVEY]
    rows[1][2] = asked
    rows[0].append("计算")
    rows[-1].append("${tons} * 2")
    return book(题目=rows, 选项=CHOICES, 发现=FINDINGS)


def survey(world: World, **more) -> Survey:
    """A survey of 李's unit as a draft, without a form."""
    values = {"title": "村级冷库调查", "purpose": "摸清鲜果储存缺口", "unit": world.units["li"],
              "county": world.county, **more}  # fmt: skip
    return actions.begin(Survey(**values), actor=world.li, at=world.now)


def opened(world: World, **more) -> FormVersion:
    """The form of a survey that is open for answers."""
    held = survey(world, **more)
    actions.add_form(held, whole(), actor=world.li, at=world.now)
    actions.take(held, "start", actor=world.li, at=world.now)
    return FormVersion.objects.select_related("survey").get(survey=held)


def given(world: World, **more) -> dict[str, str]:
    """Answers as somebody types them."""
    return {"day": "2023-03-20", "village": str(world.areas["village_1"].pk), "has": "n",
            "fruit": "apple pear", **more}  # fmt: skip
