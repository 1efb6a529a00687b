"""Enterprise requests with their own cliff dates: the reported case by the hour, and others.

Real (report on Boshan): 山东正昌煤矿机械有限公司, 2023-03-01: accounts sealed over a guarantee; tests
for a mining-product safety mark had cost more than 200 000 yuan; the payment had to leave before
March 3; after four in the afternoon the firm turned to the Party secretary of 山头街道, who brought
court and bank in; after eleven at night the account was released, lawfully; the payment left and
the certification was completed. Our assumptions: 16:10 and 23:20 inside 16时多 and 23时多; 210 000
for 20多万; before March 3 read as 2023-03-03 00:00; the hours of the transfer and of the answer.
The court has no account and no clock here: we helped the firm file; the result reads 法院依法处理.
Invented: all other requests. Every one of them was met before its cliff or is not yet due.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Final

from yiteng.demo.content.enterprises import enterprises
from yiteng.demo.content.moments import SHANGHAI, on
from yiteng.demo.content.posts import town_head, town_post
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Item, Quantity, Served, Stage, Step
from yiteng.demo.content.sources import REPORT_BOSHAN
from yiteng.demo.content.units import town_unit

SHANTOU: Final = "370304004"
RECEIVED: Final = on("2023-03-01", "16:10")
RELEASED: Final = on("2023-03-01", "23:20")
CLIFF: Final = on("2023-03-03", "00:00")
ASSUMED: Final = "时刻据“16时多”“23时多”推定"

_HEAD: Final = town_head(SHANTOU)
_DESK: Final = town_post(SHANTOU)

_STEPS: Final = (
    Step("sign", RECEIVED, _DESK, "企业负责人找到街道党工委书记，先办后补录"),
    Step(
        "progress",
        on("2023-03-01", "16:50"),
        _DESK,
        "弄清三件事：账户因担保问题被查封；试验已花20多万元；款项须在3月3日前转出",
        (("stage", "received"),),
    ),
    Step(
        "progress",
        on("2023-03-01", "17:30"),
        _DESK,
        "街道联系法院和银行，各方一起想办法，帮企业备齐申请材料",
    ),
    Step(
        "progress",
        on("2023-03-01", "19:10"),
        _DESK,
        "企业向法院递交材料，法院依法处理，我方停表等候",
        (("stage", "filed"),),
    ),
    Step("progress", RELEASED, _DESK, "企业账户依法解封", (("stage", "released"),)),
    Step(
        "progress", on("2023-03-02", "09:40"), _DESK, "款项转出，认证继续办理", (("stage", "met"),)
    ),
    Step("report", on("2023-03-02", "10:30"), _DESK, "截止前款项转出，试验不必重做"),
    Step(
        "verify",
        on("2023-03-02", "14:00"),
        "supervision_gov_clerk",
        "电话问过企业和银行，转账回单相符",
    ),
    Step("ask", on("2023-03-02", "14:10"), "supervision_gov_clerk", ""),
    Step(
        "answer_yes",
        on("2023-03-02", "15:20"),
        "supervision_gov_clerk",
        "款项按时转出，企业完成认证",
    ),
    Step("strike_off", on("2023-03-03", "09:00"), "supervision_gov_clerk", ""),
)

ZHENGCHANG: Final = Item(
    key="RQ01",
    kind="enterprise_request",
    theme="industry",
    title="企业账户查封致重要款项无法转出",
    content="矿用产品安全标志认证的一笔款项须在3月3日前转出，账户因担保问题被查封；"
    "街道、法院、银行各方一起想办法，在合法合规前提下解封",
    area=SHANTOU,
    level="town",
    lead=town_unit(SHANTOU),
    support=(),
    origin="request",
    origin_ref="企业负责人当面提出，事后补录",
    measure="M07",
    issued=RECEIVED,
    due=CLIFF,
    served=Served("firm", "山东正昌煤矿机械有限公司", "zhengchang"),
    proof="转账回单、认证完成，企业确认",
    state="struck_off",
    stages=(
        Stage("received", date(2023, 3, 1), date(2023, 3, 1)),
        Stage("filed", date(2023, 3, 1), date(2023, 3, 1)),
        Stage("released", date(2023, 3, 2), date(2023, 3, 1)),
        Stage("met", date(2023, 3, 2), date(2023, 3, 2)),
    ),
    quantities=(
        Quantity(
            "value_at_stake",
            "estimated",
            Decimal(210_000),
            "CNY",
            date(2023, 3, 1),
            "多",
            REPORT_BOSHAN,
        ),
    ),
    fields=(
        ("received_at", RECEIVED.isoformat()),
        ("released_at", RELEASED.isoformat()),
        ("cliff_at", CLIFF.isoformat()),
        ("sides", "山头街道、法院、银行"),
        ("court_result", "法院依法处理"),
        ("assumed", ASSUMED),
        ("head_post", _HEAD),
    ),
    steps=_STEPS,
    public=False,
    invented=False,
    source=REPORT_BOSHAN,
)


def hours(item: Item) -> Decimal:
    """Hours between the request received and the account released (reported: 16时多 to 23时多)."""
    fields = dict(item.fields)
    span = datetime.fromisoformat(fields["released_at"]) - datetime.fromisoformat(
        fields["received_at"]
    )
    return Decimal(int(span.total_seconds())) / 3600


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def _request(row: dict[str, str]) -> Item:
    firm = next(e for e in enterprises() if e.key == row["firm"])
    received, cliff = _moment(row["received"]), _moment(row["cliff"])
    met = _moment(row["resolved"]).date() if row["resolved"] else None
    stake = Quantity("value_at_stake", "estimated", Decimal(row["value"]), "CNY", received.date())
    return Item(
        key=row["key"],
        kind="enterprise_request",
        theme="industry",
        title=row["title"],
        content=row["content"],
        area=firm.area,
        level="town",
        lead="approval",
        support=((row["support"], "按职责办理"),) if row["support"] != "approval" else (),
        origin="request",
        origin_ref="企业提出，代办员登记",
        measure="M07",
        issued=received,
        due=cliff,
        served=Served("firm", firm.name, firm.key),
        proof="办理结果，企业确认",
        state="struck_off" if met else "active",
        stages=(
            Stage("received", received.date(), received.date()),
            Stage("met", cliff.date(), met),
        ),
        quantities=(stake,) if stake.value else (),
        fields=(("received_at", received.isoformat()), ("cliff_at", cliff.isoformat())),
        public=False,
    )


@cache
def requests() -> tuple[Item, ...]:
    """The reported case, then the invented ones by the time they came in."""
    return (ZHENGCHANG, *(_request(row) for row in rows("requests.csv")))
