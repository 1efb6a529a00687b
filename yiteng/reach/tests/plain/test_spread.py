"""Counties on a Dask cluster of two workers: the same answers, one worker killed on the way, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from yiteng.cli import main
from yiteng.reach.plain import spread, work
from yiteng.reach.plain.points import Unreadable, read
from yiteng.reach.plain.question import Question
from yiteng.reach.plain.reaching import Wanted
from yiteng.reach.plain.routes import Way

distributed = pytest.importorskip("distributed")
COUNTIES = 8


@pytest.fixture
def files(tmp_path):
    places = ["id,people,lon,lat,county"]
    sites = ["id,supply,lon,lat,county,state"]
    for c in range(COUNTIES):
        for k in range(12):
            places.append(f"p{c}-{k},{k + 1 + c},{118 + c + k / 50},{36.5 + k % 4 / 50},c{c}")
        for k in range(5):
            state = "existing" if k == 0 else "candidate"
            sites.append(f"s{c}-{k},{k + 1},{118 + c + k / 25},36.52,c{c},{state}")
    for name, rows in (("places.csv", places), ("sites.csv", sites)):
        (tmp_path / name).write_text("\n".join(rows), encoding="utf-8")
    return tmp_path / "places.csv", tmp_path / "sites.csv"


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def slow(places, sites, way, question, *, mark: Path):
    """The siting of a county, slowly; every start leaves its process and county behind."""
    county = places.rows[0]["county"]
    with (mark / "started").open("a") as started:
        started.write(f"{county} {os.getpid()}\n")
    time.sleep(0.4)
    return work.siting(places, sites, way, question)


class Slow:
    """A task that can be sent to a worker."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, places, sites, way, question):
        return slow(places, sites, way, question, mark=self.mark)


def plain(found):
    """Answers without certificates, as JSON."""
    return {
        county: json.loads(json.dumps({k: v for k, v in row.items() if k != "certificate"}))
        for county, row in found.items()
    }


def test_one_worker_dies_and_nothing_is_lost(files, cluster, tmp_path):
    places, sites = (read(path) for path in files)
    question = Question(p=2)
    alone = spread.each(work.siting, places, sites, Way(), question)

    def kill() -> None:
        begun = tmp_path / "started"
        while not begun.exists() or len(begun.read_text().splitlines()) < 3:
            time.sleep(0.05)
        os.kill(int(begun.read_text().splitlines()[-1].split()[1]), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = spread.spread(Slow(tmp_path), places, sites, Way(), question, cluster.scheduler_address)
    killer.join()
    assert plain(found) == plain(alone)
    assert len(found) == COUNTIES
    starts = (tmp_path / "started").read_text().splitlines()
    assert len(starts) > COUNTIES  # what was under way on the killed worker was begun again
    assert len({line.split()[1] for line in starts}) >= 2


def test_the_command_gives_the_same_here_and_there(files, cluster, capsys):
    words = [
        "reach",
        "access",
        *map(str, files),
        "--engine",
        "dask",
        "--cluster",
        cluster.scheduler_address,
    ]
    assert main(words) == 0
    there = json.loads(capsys.readouterr().out)["counties"]
    places, sites = (read(path) for path in files)
    assert there == json.loads(json.dumps(spread.each(work.access, places, sites, Way(), Wanted())))


@pytest.fixture
def border(tmp_path):
    """Two counties that touch: the village at the border has its nearest site on the other side."""
    places = ["id,people,lon,lat,county,town"]
    sites = ["id,supply,lon,lat,county,state,capacity,town"]
    for k in range(20):
        county = "west" if k < 10 else "east"
        places.append(f"p{k},{100 + 7 * k},{118 + k / 50},36.5,{county},{county}镇")
    for k, (at, county) in enumerate(((0, "west"), (3, "west"), (11, "east"), (19, "east"))):
        state = "existing" if k % 2 == 0 else "candidate"
        sites.append(f"s{k},{k + 2},{118 + at / 50},36.5,{county},{state},9,{county}镇")
    for name, rows in (("places.csv", places), ("sites.csv", sites)):
        (tmp_path / name).write_text("\n".join(rows), encoding="utf-8")
    return read(tmp_path / "places.csv"), read(tmp_path / "sites.csv")


@pytest.mark.parametrize("score", ["two_step", "e2sfca", "three_step", "gravity"])
def test_a_border_changes_no_answer(border, score):
    wanted = Wanted(limit=60.0, score=score, rate=0.001)
    whole = work.access(*border, Way(), wanted)
    parts = spread.each(work.access, *border, Way(), wanted)
    for rows in ("places", "sites"):
        together = [row for county in ("west", "east") for row in parts[county][rows]]
        assert together == whole[rows]
    assert sum(part["people"] for part in parts.values()) == whole["people"]
    assert sum(p["within"][0]["people"] for p in parts.values()) == whole["within"][0]["people"]
    assert [t for p in ("east", "west") for t in parts[p]["towns"]] == whole["towns"]
    assert whole["places"][9]["nearest"][0]["site"] == "s2"  # east of the border


def test_a_neighbours_open_site_counts_where_the_next_is_sought(border):
    found = spread.each(work.siting, *border, Way(), Question(p=1))
    west = {row["id"]: row for row in found["west"]["places"]}
    assert west["p9"]["site"] == "s2"
    assert [row["id"] for row in found["west"]["sites"]] == ["s0", "s1", "s2"]
    assert found["west"]["new"] == ["s1"]
    alone = spread.each(work.siting, *border, Way(), Question(p=1, halo=0.0))
    assert {row["id"]: row for row in alone["west"]["places"]}["p9"]["site"] == "s1"


def test_a_typed_table_of_both_counties_is_read_in_parts(border, tmp_path):
    lines = ["place,site,minutes"]
    lines += [
        f"{p},{s},{1 + abs(int(p[1:]) - 4 * int(s[1:]))}"
        for p in border[0].ids
        for s in border[1].ids
    ]
    (tmp_path / "minutes.csv").write_text("\n".join(lines), encoding="utf-8")
    way = Way(minutes=tmp_path / "minutes.csv")
    whole = work.access(*border, way, Wanted(limit=60.0))
    parts = spread.each(work.access, *border, way, Wanted(limit=60.0))
    assert parts["west"]["places"] + parts["east"]["places"] == whole["places"]


def test_what_is_missing_is_said(files):
    places, sites = (read(path) for path in files)
    with pytest.raises(Unreadable, match="no Dask scheduler answers"):
        spread.spread(work.siting, places, sites, Way(), Question(), "tcp://127.0.0.1:1")
    rows = tuple({**row, "county": ""} for row in places.rows)
    with pytest.raises(Unreadable, match="every row needs a county"):
        spread.each(work.siting, replace(places, rows=rows), sites, Way(), Question())
