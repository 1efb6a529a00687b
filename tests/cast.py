"""The named cast of every test: 李 the doer, 王 the verifier, 孙 the supervisor, 赵 the served.

``world`` builds a small county with two towns, three villages, units, posts and themes in few
queries; 外人 (``outsider``) lives in another county and must see nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from yiteng.people.actors import actor_of
from yiteng.people.models import Account, Charge, Holding, Post, PostRole, Unit
from yiteng.places.models import Area, Theme
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import SHANGHAI

TODAY = date(2023, 3, 31)
NOW = datetime(2023, 3, 31, 9, 0, tzinfo=SHANGHAI)
#: The served party: no account, only a link.
ZHAO = "赵家村村民"

#: key: (unit's name, line, place, role of its post, post's title)
_POSTS = {
    "li": ("农业农村局", "government", "county", "liaison", "农业农村局联络员"),
    "wang": ("水利局", "government", "county", "liaison", "水利局联络员"),
    "sun": ("区政府督查室", "government", "county", "supervision", "督查室主任"),
    "party_sun": ("区委督查室", "party", "county", "party_supervision", "区委督查室主任"),
    "secretary": ("区政府办公室", "government", "county", "secretary", "政府办秘书"),
    "party_secretary": ("区委办公室", "party", "county", "party_secretary", "区委办秘书"),
    "leader": ("区政府", "government", "county", "leader", "区长"),
    "town": ("甲镇政府", "government", "town_a", "town_office", "甲镇党政办主任"),
    "other_town": ("乙镇政府", "government", "town_b", "town_office", "乙镇党政办主任"),
    "clerk": ("甲镇一村村委会", "village", "village_1", "village_clerk", "一村文书"),
    "errand": ("帮办代办中心", "government", "county", "errand_agent", "代办员"),
    "secrecy": ("区保密局", "party", "county", "secrecy_reviewer", "保密审查员"),
    "disclosure": ("政务公开办", "government", "county", "disclosure_reviewer", "公开审查员"),
    "staffing": ("区委编办", "party", "county", "staffing", "区委编办主任"),
    "discipline": ("区纪委监委", "discipline", "county", "discipline", "纪检监察员"),
    "branch": ("医保分局", "insurance", "county", "insurance_branch", "医保分局科长"),
    "hospital": ("杨柳卫生院", "care", "town_a", "hospital_director", "卫生院院长"),
    "legal": ("区司法局", "government", "county", "legal", "法制审核员"),
    "sysadmin": ("信息中心", "installation", "county", "system_admin", "系统管理员"),
    "secadmin": ("信息中心安全组", "installation", "county", "security_admin", "安全管理员"),
    "auditadmin": ("信息中心审计组", "installation", "county", "audit_admin", "审计管理员"),
    "outsider": ("邻县农业局", "government", "elsewhere", "liaison", "邻县联络员"),
    "outside_leader": ("邻县政府", "government", "elsewhere", "leader", "邻县县长"),
}


@dataclass
class World:
    """The small world of the tests: areas, themes, units, posts and actors by key."""

    areas: dict[str, Area] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    today: date = TODAY
    now: datetime = NOW

    @property
    def county(self) -> Area:
        """The county in which the cast works."""
        return self.areas["county"]

    def __getattr__(self, key: str) -> Actor:
        """``world.li``, ``world.sun`` … the actor of that key."""
        try:
            return self.__dict__["actors"][key]
        except KeyError:
            raise AttributeError(key) from None


def build() -> World:
    """Build the world in the database."""
    world = World()
    _areas(world)
    _themes(world)
    for key, (unit_name, line, place, role, title) in _POSTS.items():
        area = world.areas[place]
        unit = Unit.objects.create(
            name=unit_name, line=line, county_id=area.county_id, town_id=area.town_id,
            village_id=area.pk if area.level == "village" else None, order=len(world.units))  # fmt: skip
        post = Post.objects.create(unit=unit, title=title)
        PostRole.objects.create(post=post, role=role)
        account = Account.objects.create(login=key, name=title, password="!")
        held = Holding.objects.create(account=account, post=post, since=date(2022, 1, 1))
        world.units[key], world.posts[key], world.accounts[key] = unit, post, account
        world.actors[key] = actor_of(held)
    _charges(world)
    return world


def _charges(world: World) -> None:
    """区长 is in charge of every unit of the county that has work to do."""
    units = [u for key, u in world.units.items() if u.county_id == world.county.pk]
    Charge.objects.bulk_create(
        Charge(unit=u, post=world.posts["leader"], since=date(2022, 1, 1), source="分工通知")
        for u in units if u.line in ("government", "village", "insurance")
    )  # fmt: skip


def _areas(world: World) -> None:
    city = Area.objects.create(level="city", kind="市", name="试验市")
    for key, name in (("county", "试验区"), ("elsewhere", "邻县")):
        county = Area.objects.create(level="county", kind="区", name=name, parent=city)
        county.county = county
        county.save()
        world.areas[key] = county
    for key, name in (("town_a", "甲镇"), ("town_b", "乙镇")):
        town = Area.objects.create(
            level="town",
            kind="镇",
            name=name,
            parent=world.county,
            county=world.county,
            order=len(world.areas),
        )
        town.town = town
        town.save()
        world.areas[key] = town
    for key, town_key, name in (
        ("village_1", "town_a", "一村"),
        ("village_2", "town_a", "二村"),
        ("village_3", "town_b", "三村"),
    ):
        town = world.areas[town_key]
        world.areas[key] = Area.objects.create(
            level="village", kind="村", name=name, parent=town, county=world.county, town=town,
            order=len(world.areas))  # fmt: skip


def _themes(world: World) -> None:
    for order, (code, zh, en) in enumerate(
        (
            ("agriculture", "特色农业", "Special agriculture"),
            ("livelihood", "民生工作", "Livelihood"),
            ("industry", "产业发展", "Industry"),
        )
    ):
        world.themes[code] = Theme.objects.create(
            county=world.county, code=code, title_zh=zh, title_en=en, order=order)  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    """The small world, fresh for each test."""
    return build()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without what higher rooms show on it: its queries are its own room's."""
    from yiteng.web import slots

    monkeypatch.setattr(slots, "_FILLERS", {})


def log_in(client: object, world: World, key: str) -> None:
    """Log a Django test client in as one of the cast."""
    client.force_login(world.accounts[key], backend="yiteng.people.backend.LockingBackend")  # type: ignore[attr-defined]
