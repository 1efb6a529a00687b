"""Fill a scratch database: 136 counties with their places, units, users and commitments.

``YITENG_DATA`` and ``YITENG_DATABASE_URL`` say where. Rows are made by the model and its own rule
of lights, a few patterns of a county each, then moved to the keys of every county.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench import bulk, places, world  # noqa: E402
from yiteng.commitments import tallies  # noqa: E402
from yiteng.commitments.effects.lights import Calendar, turn  # noqa: E402
from yiteng.commitments.effects.start import planned  # noqa: E402
from yiteng.commitments.kinds import kinds  # noqa: E402
from yiteng.commitments.models import Commitment, StagePlan, Support, Tally  # noqa: E402
from yiteng.links.models import Link  # noqa: E402
from yiteng.rules import lights  # noqa: E402
from yiteng.rules.deadlines import end_of_day  # noqa: E402
from yiteng.workflow.clock import SHANGHAI  # noqa: E402
from yiteng.workflow.models import Mark  # noqa: E402

PATTERNS = 4
STATES = {"active": 30, "issued": 5, "reported": 3, "verified": 2, "asked": 2, "closed": 38,
          "archived": 12, "struck_off": 3, "suspended": 2, "objected": 1, "draft": 2}  # fmt: skip
_SHIFT = {"county_id": 1000, "town_id": 1000, "village_id": 1000, "theme_id": 10,
          "also_theme_id": 10, "lead_unit_id": 100, "checker_unit_id": 100}  # fmt: skip
_FIELDS = [f.attname for f in bulk.columns(Commitment)]


class Pattern:
    """One invented county's commitments at the keys of county 0, prepared, with its tallies."""

    def __init__(self, seed: int, size: int, today: date) -> None:
        dice = random.Random(seed)
        made = [_commitment(dice, i, today) for i in range(size)]
        self.rows = [bulk.prepared(row) for row, _ in made]
        self.stages = [(i, bulk.prepared(s)) for i, (_, plan) in enumerate(made) for s in plan]
        self.counts: Counter[tallies.Key] = Counter()
        self.counted: list[list[tallies.Key]] = [tallies.keys(row, {}, now=True) for row, _ in made]
        self.leads = [row.lead_unit_id or 0 for row, _ in made]
        self.support = [world.unit(0, dice.randrange(world.DEPARTMENTS))
                        if dice.random() < 0.3 else 0 for _ in made]  # fmt: skip


def _commitment(dice: random.Random, i: int, today: date) -> tuple[Commitment, list[StagePlan]]:
    t, v = dice.randrange(world.TOWNS), dice.randrange(world.VILLAGES)
    level = dice.choices(("district", "town", "village"), (15, 25, 60))[0]
    state = dice.choices(list(STATES), list(STATES.values()))[0]
    due = today + timedelta(days=dice.randrange(-40, 240) if state in ("active", "issued")
                            else dice.randrange(-600, 120))  # fmt: skip
    done = state in ("closed", "archived", "struck_off")
    lead = world.unit(0, dice.randrange(world.DEPARTMENTS) if dice.random() < 0.7
                      else world.DEPARTMENTS + t)  # fmt: skip
    row = Commitment(
        state=state, county_id=0, town_id=None if level == "district" else world.town(0, t),
        village_id=world.village(0, t, v) if level == "village" else None, number=f"{i:05d}",
        kind=dice.choice(list(kinds())), theme_id=world.theme(0, dice.randrange(world.THEMES)), level=level,
        title=f"{dice.choice(world.SURNAMES)}{dice.choice(world.SURNAMES)}村"
              f"{dice.choice(world.CROPS)}{dice.choice(world.WORKS)}（第{dice.randrange(9) + 1}批）",
        content="按会议议定事项推进，按月报告进展，完成后由服务对象确认。" * dice.randrange(1, 4),
        lead_unit_id=lead, checker_unit_id=world.unit(0, 0) if dice.random() < 0.1 else None,
        also_theme_id=world.theme(0, dice.randrange(world.THEMES)) if dice.random() < 0.05 else None,
        served_type="village", served_name="村民代表", origin="meeting", confirmed=done,
        close_reason="yes" if done else "", due_at=end_of_day(due), original_due_at=end_of_day(due),
        starts_on=due - timedelta(days=dice.randrange(60, 300)), doers=[], details={},
        last_progress_on=today - timedelta(days=dice.randrange(60)) if dice.random() < 0.8 else None,
        closed_at=datetime.combine(due, datetime.min.time(), SHANGHAI) if done else None,
        suspended_on=today - timedelta(days=9) if state == "suspended" else None, invented=True,
    )  # fmt: skip
    row.pk = 0
    plan = planned(row) if state in ("issued", "objected", "active") else []
    for stage in plan:
        stage.pk, stage.commitment_id = 0, 0
        if stage.planned_on and stage.planned_on < today and dice.random() < 0.9:
            stage.reached_at = end_of_day(stage.planned_on)
    stages = [lights.StagePlan(s.code, s.planned_on, s.reached_at and s.reached_at.date())
              for s in plan]  # fmt: skip
    turn(row, Calendar({0: stages}, {}, {0: lights.DEFAULTS}), today)
    return row, plan


class County:
    """County k: a pattern moved to its keys."""

    def __init__(self, k: int, pattern: Pattern, size: int, first: int) -> None:
        self.k, self.pattern, self.size, self.first = k, pattern, size, first

    def commitments(self) -> Iterator[list[Any]]:
        """Prepared rows."""
        moves = [(i, self.k * _SHIFT[name]) for i, name in enumerate(_FIELDS) if name in _SHIFT]
        key, number = _FIELDS.index("id"), _FIELDS.index("number")
        for i in range(self.size):
            row = list(self.pattern.rows[i])
            for at, by in moves:
                if row[at] is not None:
                    row[at] += by
            row[key], row[number] = self.first + i, f"B-{self.k}-{row[number]}"
            yield row

    def stages(self, first: int) -> Iterator[list[Any]]:
        """Prepared rows of stages of what is in hand; their keys run on from ``first``."""
        names = [f.attname for f in bulk.columns(StagePlan)]
        key, commitment = names.index("id"), names.index("commitment_id")
        kept = (s for s in self.pattern.stages if s[0] < self.size)
        for n, (i, stage) in enumerate(kept):
            row = list(stage)
            row[key], row[commitment] = first + n, self.first + i
            yield row

    def support(self) -> Iterator[Support]:
        """Supporting units, never the lead."""
        for i in range(self.size):
            u = self.pattern.support[i]
            if u and u != self.pattern.leads[i]:
                yield Support(id=self.first + i, commitment_id=self.first + i, duty="配合做好相关工作",
                              unit_id=u + self.k * 100, county_id=world.county(self.k))  # fmt: skip

    def links(self, at: datetime) -> Iterator[Link]:
        """Each commitment carries out the county's measure."""
        for i in range(self.size):
            yield Link(id=self.first + i, county_id=world.county(self.k), up_type="measure",
                       up_id=self.k, down_type="commitment", down_id=self.first + i,
                       role="carries_out", up_fingerprint="0" * 64, made_by_post="督查室",
                       made_at=at)  # fmt: skip

    def tallies(self) -> Iterator[Tally]:
        """The counts of exactly these rows."""
        counts = Counter(key for some in self.pattern.counted[: self.size] for key in some)
        for n, ((_, town, scope, key, kind, theme, light, ripe), count) in enumerate(
            counts.items()
        ):
            step = 1000 if scope == "area" else 100
            yield Tally(id=self.k * 100_000 + n, county_id=world.county(self.k), scope=scope,
                        town_id=None if town is None else town + self.k * 1000,
                        key_id=key + self.k * step, kind=kind, theme_id=theme + self.k * 10,
                        light=light, ripe=ripe, count=count)  # fmt: skip


def fill(rows: int, today: date) -> None:
    """Make the tables and fill them."""
    for alias in ("default", "public"):
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    sizes = world.shares(rows)
    patterns = [Pattern(seed, max(sizes), today) for seed in range(PATTERNS)]
    counties, first = [], 1
    for k, size in enumerate(sizes, start=1):
        counties.append(County(k, patterns[k % PATTERNS], size, first))
        first += size
    at = datetime.combine(today, datetime.min.time(), SHANGHAI)
    filled = (*places.MODELS, Commitment, StagePlan, Support, Link, Tally)
    with bulk.without_indexes(filled), transaction.atomic():
        places.put(today)
        bulk.put(Commitment, (row for c in counties for row in c.commitments()))
        bulk.put(StagePlan, _stages(counties))
        for source in ("support", "tallies"):
            bulk.put({"support": Support, "tallies": Tally}[source],
                     (bulk.prepared(r) for c in counties for r in getattr(c, source)()))  # fmt: skip
        bulk.put(Link, (bulk.prepared(r) for c in counties for r in c.links(at)))
        Mark.objects.create(name="bench", value=f"{rows} {today}")


def _stages(counties: list[County]) -> Iterator[list[Any]]:
    first = 1
    for county in counties:
        row: list[Any] = []
        for row in county.stages(first):
            yield row
        first = row[0] + 1 if row else first


def main() -> int:
    """Fill unless it is filled already for so many rows and today."""
    parser = argparse.ArgumentParser(prog="bench.fill", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    wanted = parser.parse_args()
    today = datetime.now(SHANGHAI).date()
    begun = time.monotonic()
    fill(wanted.rows, today)
    seconds = round(time.monotonic() - begun)
    print(f"filled {wanted.rows} commitments on {connection.vendor} "
          f"in {seconds} s\n{json.dumps({'seconds': seconds})}", flush=True)  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
