"""Areas, units, themes, measures and one user a role and county of the scratch province."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench import bulk, world
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.people.models import Account, Holding, Post, PostRole, Unit
from yiteng.places.models import Area, Theme

MODELS = (Area, Theme, Unit, Account, Post, PostRole, Holding, PolicyDocument, Measure)
_ALL = range(1, world.COUNTIES + 1)
_TITLES = {"supervision": "督查室主任", "liaison": "联络员", "town_office": "党政办主任"}


def put(today: date) -> None:
    """Write them all."""
    bulk.put_all(_areas())
    bulk.put_all(Theme(id=world.theme(k, i), county_id=world.county(k), code=f"theme{i}",
                       title_zh=f"主题{i + 1}", title_en=f"Theme {i + 1}", order=i)
                 for k in _ALL for i in range(world.THEMES))  # fmt: skip
    bulk.put_all(_units())
    _users(today)
    bulk.put_all(PolicyDocument(id=k, county_id=world.county(k), title="若干措施", invented=True)
                 for k in _ALL)  # fmt: skip
    bulk.put_all(Measure(id=k, county_id=world.county(k), document_id=k, position=1, state="issued",
                         title="扶持特色种植", invented=True) for k in _ALL)  # fmt: skip


def _areas() -> Iterator[Area]:
    yield Area(id=world.CITY, level="city", kind="市", name="试验市", invented=True)
    for k in _ALL:
        key = world.county(k)
        yield Area(id=key, level="county", kind="区", name=f"试验{k}区", parent_id=world.CITY,
                   county_id=key, order=k, invented=True)  # fmt: skip
        for t in range(world.TOWNS):
            town = world.town(k, t)
            yield Area(id=town, level="town", kind="镇", name=f"第{t + 1}镇", parent_id=key,
                       county_id=key, town_id=town, order=t, invented=True)  # fmt: skip
            for v in range(world.VILLAGES):
                yield Area(id=world.village(k, t, v), level="village", kind="村",
                           name=f"第{v + 1}村", parent_id=town, county_id=key, town_id=town,
                           order=v, invented=True)  # fmt: skip


def _units() -> Iterator[Unit]:
    for k in _ALL:
        for u in range(world.UNITS):
            t = u - world.DEPARTMENTS
            yield Unit(id=world.unit(k, u), county_id=world.county(k), line="government", order=u,
                       town_id=world.town(k, t) if t >= 0 else None, invented=True,
                       name=f"第{t + 1}镇政府" if t >= 0 else f"第{u + 1}局")  # fmt: skip


def _users(today: date) -> None:
    posts = [(k, role, world.post(k, role)) for k in _ALL for role in world.ROLES]
    bulk.put_all(Account(id=pk, login=f"{role}{k}", name=_TITLES[role], password="!")
                 for k, role, pk in posts)  # fmt: skip
    bulk.put_all(Post(id=pk, unit_id=world.unit_of(k, role), title=_TITLES[role])
                 for k, role, pk in posts)  # fmt: skip
    bulk.put_all(PostRole(id=pk, post_id=pk, role=role) for _, role, pk in posts)
    bulk.put_all(Holding(id=pk, account_id=pk, post_id=pk, since=date(today.year - 1, 1, 1))
                 for _, _, pk in posts)  # fmt: skip
