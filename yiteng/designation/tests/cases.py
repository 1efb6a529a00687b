"""A case of the tests and its road: 杨柳卫生院 asks to be designated for dialysis."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tests.cast import World
from yiteng.designation import standards
from yiteng.designation.actions import cases, density, preparation, visits
from yiteng.designation.models import DesignationCase, Visit
from yiteng.people.actors import actor_of
from yiteng.people.models import Account, Holding, Post, PostRole, Unit
from yiteng.places.models import Population, Position
from yiteng.reach.models import Facility
from yiteng.rules.actor import Actor
from yiteng.rules.designation.papers import wanted
from yiteng.rules.designation.standard import Answer
from yiteng.workflow.clock import SHANGHAI

#: Step → the day on which the road of the tests takes it.
DAYS = {
    "intend": date(2022, 8, 22), "coach": date(2022, 9, 14), "suggest": date(2022, 9, 14),
    "recheck": date(2022, 10, 20), "apply": date(2022, 12, 5), "accept": date(2022, 12, 9),
    "survey": date(2022, 12, 20), "report": date(2023, 2, 15), "review": date(2023, 3, 1),
    "agree": date(2023, 3, 10), "announce": date(2023, 3, 13), "test_interface": date(2023, 3, 14),
    "commission": date(2023, 3, 15), "open_doors": date(2023, 3, 20), "enforce": date(2023, 3, 20),
}  # fmt: skip


def at(day: date) -> datetime:
    """Nine in the morning."""
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=SHANGHAI)


def facility(world: World, name: str = "杨柳卫生院", unit: str = "hospital") -> Facility:
    """A health centre of 甲镇, with a position."""
    return Facility.objects.create(
        county=world.county, town=world.areas["town_a"], name=name, level="one",
        unit=world.units[unit], lon=Decimal("117.9"), lat=Decimal("36.6"),
    )  # fmt: skip


def somebody(world: World, key: str, role: str, title: str) -> Actor:
    """One more post beside the cast: a second one of the branch, two of the city."""
    if key in world.actors:
        return world.actors[key]
    unit = world.units["branch"]
    if role == "city_reviewer":
        unit, _made = Unit.objects.get_or_create(
            name="市医保局", line="insurance", county_id=world.county.pk
        )
    post = Post.objects.create(unit=unit, title=title, order=9)
    PostRole.objects.create(post=post, role=role)
    account = Account.objects.create(login=key, name=title, password="!")
    held = Holding.objects.create(account=account, post=post, since=date(2022, 1, 1))
    world.accounts[key], world.posts[key] = account, post
    world.actors[key] = actor_of(held)
    return world.actors[key]


def branch_two(world: World) -> list[Holding]:
    """Two persons of the branch."""
    second = somebody(world, "branch_2", "insurance_branch", "医保分局经办员")
    keys = [world.branch.post, second.post]
    return list(Holding.objects.select_related("post").filter(post__in=keys).order_by("id"))


def people_and_places(world: World) -> None:
    """Insured people and points of three villages; one is far."""
    for key, lon, counts in (
        ("village_1", "117.91", (100, 900)), ("village_2", "118.00", (200, 800)),
        ("village_3", "119.50", (50, 450)),
    ):  # fmt: skip
        area = world.areas[key]
        Position.objects.create(area=area, lon=Decimal(lon), lat=Decimal("36.6"), source="试")
        for scheme, count in zip(("employees", "residents"), counts, strict=True):
            Population.objects.create(
                area=area, count=count, scheme=scheme, as_of=date(2022, 6, 30), source="试"
            )


def intended(world: World, **more) -> DesignationCase:
    """The intention."""
    values = {
        "facility": more.pop("facility", None) or facility(world), "kind": "dialysis",
        "road": "new_service", "base_agreement": "区协〔2022〕1号", "licence_on": date(2022, 6, 1),
        "capacity": 10, **more,
    }  # fmt: skip
    case = DesignationCase(**values)
    return cases.intend(case, actor=world.hospital, at=at(DAYS["intend"]))


def visited(world: World, case: DesignationCase, purpose: str, day: date, **more) -> Visit:
    """A visit by two persons of the branch."""
    seen = visits.Seen(day, branch_two(world), "设施场地", "分区需调整", **more)
    visit = Visit(case=case, purpose=purpose, planned_on=day)
    return visits.record(visit, seen, actor=world.branch, at=at(day))


def all_met(case: DesignationCase, day: date) -> dict[str, Answer]:
    """Answers that meet every line on a day, with ten machines."""
    said = {}
    for standard in standards.holding(case.kind, case.road, day):
        for line in standard.lines:
            number = {"at_most": line.amount, "yes": Decimal(1)}.get(line.kind, Decimal(40))
            fresh = line.kind == "fresh"
            said[line.code] = Answer(None if fresh else number, day if fresh else None)
    if "machines" in said:
        said["machines"] = Answer(Decimal(10))
        said["nurses"], said["plant_area"] = Answer(Decimal(4)), Answer(Decimal(10))
    return said


def ready(world: World, case: DesignationCase) -> None:
    """Self-check without a gap, all papers."""
    day = at(DAYS["apply"])
    preparation.answer(case, all_met(case, DAYS["apply"]), actor=world.hospital, at=day)
    papers = [p.code for p in wanted(case.road, case.kind)]
    preparation.hand_in(case, papers, actor=world.hospital, at=day)


def walked(world: World, until: str, case: DesignationCase | None = None) -> DesignationCase:
    """The case after a step of DAYS, every step taken by the post that takes it."""
    case = case or intended(world)
    for step, day in DAYS.items():
        if step != "intend":
            case = one_step(world, case, step, day)
        if step == until:
            break
    return case


def one_step(world: World, case: DesignationCase, step: str, day: date) -> DesignationCase:
    """One step of the road with all it needs."""
    if step == "coach":
        visited(world, case, "coaching", day)
    elif step == "recheck":
        for row in case.suggestions.all():
            preparation.follow(row, "已调整", actor=world.hospital, at=at(day))
        visited(world, case, "recheck", day)
    elif step == "apply":
        ready(world, case)
    elif step == "survey":
        visited(world, case, "survey", day)
        people_and_places(world)
        density.make(case, actor=world.branch, at=at(day))
        return case
    return cases.take(case, step, actor=doer(world, step), at=at(day), inputs=said(step, day))


def doer(world: World, step: str) -> Actor:
    """Who takes a step."""
    if step in ("apply", "commission", "open_doors"):
        return world.hospital
    if step == "review":
        return somebody(world, "city", "city_reviewer", "市局审核岗")
    if step in ("agree", "announce"):
        return somebody(world, "city_2", "city_reviewer", "市局协议岗")
    return world.branch


def said(step: str, day: date) -> dict[str, object]:
    """What is said with a step."""
    return {
        "suggest": {"suggestions": "清洁区与污染区分开\n水处理间加宽"},
        "report": {"reason": "符合条件，建议定点"},
        "review": {"on": day, "number": "淄医保函〔2023〕1号", "listed_on": day},
        "agree": {"on": day, "number": "淄医协〔2023〕1号", "starts_on": day},
    }.get(step, {"on": day})
