"""The columns every kind of commitment may have in a ledger, with the names ledgers give them."""

from __future__ import annotations

from dataclasses import dataclass

from yiteng.rules.words import N_

#: How sure one must be before it ends, in the words of ledgers.
RISKS = (("low", N_("low")), ("normal", N_("normal")), ("high", N_("high")))
LEGAL = "legal_clock"


@dataclass(frozen=True, slots=True)
class Target:
    """What a column becomes.

    kind: text, note, unit, units, town, village, area, theme, day, until (a day or a moment),
    moment, firm, post, stage, key, choice, yes, up, number, number_of, money, quantity. names: how heads
    call it; unit, status: of a figure. most: longest text. choices: code and title; also: more words, with their code.
    """

    code: str
    title: str
    kind: str
    names: tuple[str, ...] = ()
    most: int = 200
    unit: str = ""
    status: str = "planned"
    choices: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()


COMMON = (
    Target("number", N_("Number"), "number", ("督办编号", "事项编号", "编号")),
    Target("key", N_("The ledger's own number"), "key",
           ("原编号", "台账编号", "项目编号", "工单编号", "工单号", "受理编号", "项目代码", "任务编号"), most=60),
    Target("title", N_("What is promised"), "text",
           ("事项", "事项名称", "承诺事项", "项目名称", "项目", "工作任务", "任务", "任务名称", "重点任务",
            "实事项目", "实事名称", "名称", "标题", "问题", "存在问题", "诉求", "诉求内容", "主要任务", "工作事项")),
    Target("content", N_("Details"), "note",
           ("具体内容", "主要内容", "工作内容", "建设内容", "内容", "备注", "说明", "具体措施", "整改措施",
            "工作措施", "建设规模及内容", "工作要求"), most=4000),
    Target("lead_unit", N_("Lead unit"), "unit",
           ("牵头单位", "责任单位", "牵头部门", "责任部门", "承办单位", "主办单位", "主责单位", "实施单位",
            "整改责任单位", "单位", "办理单位")),
    Target("support", N_("Supporting units"), "units",
           ("协办单位", "配合单位", "配合部门", "协助单位", "协同单位", "协办部门", "参与单位",
            "配合责任单位", "协同责任单位"), most=2000),
    Target("checker_unit", N_("Unit that checks"), "unit", ("核实单位", "验收单位", "核验单位")),
    Target("acceptor", N_("Who accepts it"), "post",
           ("验收人", "验收单位", "验收岗位", "销号人", "销号单位", "认定人", "认定单位", "审核销号人")),
    Target("risk", N_("Risk"), "choice", ("风险等级", "风险级别", "风险", "风险程度"), choices=RISKS, also=(
        ("低", "low"), ("低风险", "low"), ("较低", "low"), ("中", "normal"), ("一般", "normal"), ("正常", "normal"),
        ("中风险", "normal"), ("一般风险", "normal"), ("高", "high"), ("高风险", "high"), ("较高", "high"),
        ("重大", "high"), ("重大风险", "high"))),
    Target("town", N_("Town"), "town",
           ("镇街", "镇办", "乡镇", "街道", "镇街道", "所属镇街", "所属镇", "镇", "镇名")),
    Target("village", N_("Village"), "village",
           ("村居", "村", "社区", "村社区", "村庄", "所属村", "村名", "行政村", "村居名称")),
    Target("area", N_("Place"), "area", ("地点", "建设地点", "所在地", "项目地点", "实施地点", "地址")),
    Target("theme", N_("Theme"), "theme", ("主题", "工作领域", "领域", "板块", "所属板块")),
    Target("also_theme", N_("Also seen on"), "theme",
           ("第二主题", "次主题", "副主题", "兼属主题", "兼属领域", "涉及主题", "其他主题")),
    Target("due", N_("Due"), "day",
           ("完成时限", "完成时间", "办结时限", "计划完成时间", "截止时间", "期限", "时限", "完成日期", "到期日",
            "整改时限", "计划完成时限", "办理时限", "竣工时间", "计划竣工时间", "预计完成时间")),
    Target(LEGAL, N_("Legal time limit"), "choice",
           ("法定时限", "法定期限", "法定办理时限", "法定办结时限", "法定办理期限")),
    Target("received_at", N_("Received"), "moment",
           ("受理时间", "接诉时间", "收到时间", "来电时间", "登记时间")),
    Target("cliff_at", N_("The firm's own last moment"), "moment",
           ("企业最后时限", "企业时限", "企业最晚时间", "最后期限")),
    Target("starts_on", N_("Begins on"), "day",
           ("开始时间", "启动时间", "开工时间", "计划开工时间", "立项时间")),
    Target("served_name", N_("Who is served"), "text",
           ("服务对象", "受益对象", "受益群众", "诉求人", "受益范围", "反映人"), most=100),
    Target("firm", N_("Firm"), "firm", ("企业", "企业名称", "公司名称", "诉求企业")),
    Target("origin_ref", N_("Document or case it comes from"), "text",
           ("来源", "依据", "来源文件", "文件依据", "文号", "任务来源", "交办文件", "政策依据")),
    Target("measure", N_("Measure it carries out"), "up",
           ("对应措施", "所属措施", "依据措施", "落实措施", "措施", "措施编号", "措施名称"), most=1000),
    Target("problem", N_("Problem it solves"), "up",
           ("对应问题", "解决问题", "问题编号", "所解决问题"), most=1000),
    Target("decision", N_("Decision of a meeting it carries out"), "up",
           ("议定事项", "会议议定事项", "会议编号", "来源会议", "决定事项"), most=1000),
    Target("progress", N_("Progress"), "note",
           ("进展", "进展情况", "工作进展", "目前进展", "目前进展情况", "完成情况", "最新进展", "当前进展",
            "办理情况", "整改进展"), most=2000),
    Target("stage", N_("Stage reached"), "stage", ("阶段", "当前阶段", "所处阶段", "形象进度")),
)  # fmt: skip
#: More names of fields that kinds share, by code.
ALSO = {
    "investment": ("总投资", "投资", "投资额", "计划投资", "计划总投资", "估算总投资"),
    "investment_done": ("完成投资", "已完成投资", "累计完成投资", "实际投资", "累计投资", "本年完成投资"),
    "beneficiaries": ("受益人数", "惠及人数", "受益人口", "服务人数"),
    "output": ("数量", "规模", "建设规模", "年度数量", "承诺数量", "目标数量"),
    "category": ("类别", "民生领域"),
    "decided_by": ("决定机构", "确定机构"),
    "funding": ("资金来源", "资金渠道"),
    "contact": ("联系电话", "咨询电话", "监督电话"),
}  # fmt: skip
