"""Pictures say exactly what the figures say."""

from __future__ import annotations

import math
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from yiteng.web import drawing
from yiteng.web.drawing import Bar, Melon, Point, Station, Stretch, Tile
from yiteng.web.drawing.bars import length
from yiteng.web.drawing.curve import spots
from yiteng.web.drawing.fruit import filled_to
from yiteng.web.drawing.melon import percent, radius, sentence
from yiteng.web.drawing.text import lines

LIVELIHOOD = Melon("livelihood", "民生工作", 996, 0.71, 0.47, 12, "等牵头单位 9、区领导 3", "/m/")
CONDUCT = Melon("conduct", "干部作风", 23, 0.87, 0.7)
NOTHING = Melon("tourism", "文化旅游", 0, 0, 0)
STATIONS = [
    Station("调研发现", "土地未平整", date(2022, 11, 8), "区农业农村局", url="/f/"),
    Station("措施", "第4条", date(2023, 2, 15), "区委办", suspect=True),
    Station("佐证", missing=True),
    Station("核实"),
]
PICTURES = [
    drawing.vine([LIVELIHOOD, CONDUCT, NOTHING]),
    drawing.vine_down([LIVELIHOOD, CONDUCT, NOTHING]),
    drawing.thread(STATIONS),
    drawing.thread_down(STATIONS),
    drawing.bars([Bar("调研 <860>", 860, url="/b/"), Bar("会议", 46)]),
    drawing.curve([Point("1月", 12), Point("2月", None), Point("3月", 7, planned=True)]),
    drawing.tiles([Tile("a", "石马镇", 2, 3, "41/44", "green", "/t/", 0.93)]),
    drawing.strip([Stretch("石马镇", [("南沙井村", 3, "/v/"), ("北沙井村", 0, "")])]),
]


def test_the_area_of_a_melon_is_in_proportion_to_its_count():
    assert radius(400, 400, 80) == 80
    assert radius(100, 400, 80) == 40
    assert math.isclose(radius(996, 996, 92) / radius(166, 996, 92), math.sqrt(6))


def test_the_smallest_melon_can_be_seen():
    assert [radius(1, 10_000, 80), radius(0, 10, 80), radius(0, 0, 80)] == [5, 5, 5]


def test_a_melon_is_filled_by_area_not_by_height():
    assert [filled_to(0), filled_to(0.5), filled_to(1)] == [-1, 0, 1]
    assert round(filled_to(0.25), 4) == -0.404
    assert round(filled_to(0.25) + filled_to(0.75), 6) == 0


def test_no_share_is_rounded_to_all_or_to_none():
    assert [percent(s) for s in (0, 0.001, 0.474, 0.996, 1)] == ["0%", "1%", "47%", "99%", "100%"]


def test_a_melon_says_who_must_move():
    assert sentence(LIVELIHOOD) == (
        "民生工作：996 件，已核实 71%，服务对象已确认 47%；12 件卡住；等牵头单位 9、区领导 3"
    )
    assert sentence(NOTHING) == "文化旅游：还没有督办事项"


def test_every_melon_carries_its_figure_and_only_the_stuck_a_seal():
    texts = texts_of(drawing.vine([LIVELIHOOD, CONDUCT, NOTHING]))
    assert [t for t in texts if t.isdigit()] == ["996", "12", "23"]
    assert texts.count("■ 12 件卡住") == 1
    assert texts.count("无卡住") == 1
    assert texts.count("还没有督办事项") == 1


@pytest.mark.parametrize(("count", "height"), [(1, 396), (6, 396), (7, 792), (12, 792)])
def test_one_to_twelve_melons(count, height):
    root = ElementTree.fromstring(drawing.vine([LIVELIHOOD] * count))
    assert root.get("viewBox") == f"0 0 1180 {height}"
    assert len([e for e in root.iter() if e.tag.endswith("}a")]) == count


def test_nothing_leaves_the_picture_to_the_right():
    wide = drawing.vine([LIVELIHOOD] * 6)
    assert max(float(x) for x in re.findall(r'<text x="([\d.]+)"', wide)) < 1180


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_are_whole_told_and_without_styles_or_scripts(picture):
    root = ElementTree.fromstring(picture)
    told = [e.tag.rpartition("}")[2] for e in root][:2]
    assert told == ["title", "desc"]
    assert not re.search(
        r"\sstyle=|<style|<script|\son\w+=|https?://(?!www\.w3\.org/2000/svg)", picture
    )


@pytest.mark.parametrize("picture", PICTURES[:2])
def test_the_same_figures_give_the_same_picture(picture):
    again = (drawing.vine, drawing.vine_down)[PICTURES.index(picture)]
    assert again([LIVELIHOOD, CONDUCT, NOTHING]) == picture


def test_the_table_says_what_the_vine_shows():
    table = drawing.vine_table([LIVELIHOOD, NOTHING])
    assert [dict(row.cells) for row in table.rows] == [
        {"title": "民生工作", "count": 996, "reported": "71%", "confirmed": "47%", "stuck": 12,
         "mover": "等牵头单位 9、区领导 3"},
        {"title": "文化旅游", "count": 0, "reported": "", "confirmed": "", "stuck": 0, "mover": ""},
    ]  # fmt: skip


def test_only_a_line_that_is_full_turns_back():
    """Going down, the vine sways from side to side: no line ends there, so nothing loops back."""
    many = [Station(f"站{n}", "一句话" * 6, date(2023, 2, n), "区农业农村局") for n in range(1, 13)]
    turns = re.compile(r"h58q14 0 14 14V")
    assert len(turns.findall(drawing.thread(many))) == 1
    assert turns.findall(drawing.thread_down(many)) == []


def test_the_thread_marks_doubt_and_break():
    texts = texts_of(drawing.thread(STATIONS))
    assert [t for t in texts if t in ("存疑：上游有改动", "断在这里", "?")] == [
        "?",
        "存疑：上游有改动",
        "断在这里",
    ]


def test_lines_never_begin_with_a_comma():
    assert lines("开工慢、缺少统筹", 39, 3) == ["开工慢、", "缺少统", "筹"]
    assert lines("一二三四五六七", 40, 2) == ["一二三", "四五…"]


def test_bars_begin_at_nought():
    assert [length(50, 200, 400), length(200, 200, 400), length(0, 200, 400), length(0, 0, 400)] == [
        100, 400, 0, 0
    ]  # fmt: skip


def test_a_curve_breaks_where_nothing_is_known():
    found = spots([Point("a", 10), Point("b", None), Point("c", 5)], 268)
    assert found == [(34, 34), None, (234, 112)]


def test_a_village_with_nothing_is_named_in_the_table():
    table = drawing.strip_table([Stretch("石马镇", [("南沙井村", 3, ""), ("北沙井村", 0, "")])])
    assert dict(table.rows[0].cells) == {
        "title": "石马镇",
        "all": 2,
        "empty": 1,
        "names": "北沙井村",
    }


def texts_of(picture):
    root = ElementTree.fromstring(picture)
    return [e.text for e in root.iter() if e.tag.endswith("}text")]
