"""Papers of the tests."""

from __future__ import annotations

from datetime import date

from yiteng.papers.values import (
    Annex,
    Cell,
    Form,
    Grid,
    Heading,
    Imprint,
    Listed,
    Official,
    Text,
    number,
)

SAID = "全区上下要把调研放在会前，把落实放在会后。"


def document(**more) -> Official:
    """A document under a red head that fills several pages."""
    values = {
        "head": "试验区人民政府办公室文件",
        "number": number("试政办字", 2023, 5),
        "title": "关于印发《促进产业高质量发展措施》的通知",
        "to": ("各镇人民政府", "区政府各部门"),
        "body": (
            Text("现将措施印发给你们。"),
            Heading(1, "总体要求"), Text(SAID * 9),
            Heading(1, "主要措施"),
            Heading(2, "组建联盟", SAID * 9), Heading(3, "设备", SAID * 9), Heading(4, "小项", SAID),
            Heading(3, "人才", SAID * 12), Heading(2, "技改", SAID * 12),
            Heading(1, "保障"), Text(SAID * 20),
        ),
        "annexes": (Annex("产业联盟名单", ()), Annex("责任分工表", ())),
        "signed": "试验区人民政府办公室",
        "on": date(2023, 1, 30),
        "imprint": Imprint(("区委办公室", "区人大常委会办公室"), "试验区人民政府办公室", date(2023, 1, 30)),
        **more,
    }  # fmt: skip
    return Official(**values)


def minutes(**more) -> Official:
    """Minutes with those who attended."""
    values = {
        "head": "试验区人民政府会议纪要",
        "number": "〔2023〕3号",
        "by": "试验区人民政府办公室",
        "on": date(2023, 1, 30),
        "title": "产业发展大会纪要",
        "body": (
            Text(SAID),
            Heading(1, "议定事项"), Text(SAID),
            Listed("出席", ("区政府办公室", "区工业和信息化局", "区商务局") * 4),
            Listed("请假", ()),
            Listed("列席", ("企业代表",)),
        ),
        **more,
    }  # fmt: skip
    return Official(**values)


def form(**more) -> Form:
    """A form of two rows."""
    rows = (
        (Cell("会议名称", 3, label=True), Cell("全区产业发展大会", 9)),
        (Cell("申请单位", 3, label=True), Cell("区工业和信息化局", 3), Cell("类型", 3, label=True),
         Cell("全区性大会", 3)),
    )  # fmt: skip
    return Form(**{"title": "会议审批表", "line": "〔2023〕1号", "grids": (Grid(rows),), **more})
