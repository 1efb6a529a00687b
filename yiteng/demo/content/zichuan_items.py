"""Commitments of the insurance branch beside its designations. Everything here is invented."""

from __future__ import annotations

from datetime import date
from typing import Final

from yiteng.demo.content.areas import ZICHUAN
from yiteng.demo.content.moments import end_of, on
from yiteng.demo.content.shapes import Item, Served, Stage
from yiteng.demo.content.sources import INVENTED


def _task(key: str, title: str, content: str, measure: str, served: str, due: date) -> Item:
    return Item(
        key=key,
        kind="policy_task",
        theme="medical_insurance",
        title=title,
        content=content,
        area=ZICHUAN,
        level="district",
        lead="insurance_branch",
        support=(),
        origin="request",
        origin_ref="卫生院申请",
        measure=measure,
        issued=on("2022-12-12"),
        due=end_of(due),
        served=Served("unit", served),
        proof="市局审核结果、协议、启用记录",
        state="active",
        stages=(Stage("started", date(2022, 12, 20), date(2022, 12, 20)),),
        quantities=(),
        fields=(),
        source=INVENTED,
    )


ITEMS: Final = (
    _task(
        "ZT1",
        "杨寨卫生院血液透析就近就医",
        "定点、调试、开诊后随访患者的往返和费用",
        "MZ1",
        "透析患者",
        date(2023, 6, 30),
    ),
    _task(
        "ZT2",
        "乡镇卫生院长护服务质量回访",
        "逐家回访失能人员家庭，只记份数",
        "MZ2",
        "失能人员家庭",
        date(2023, 9, 30),
    ),
)
