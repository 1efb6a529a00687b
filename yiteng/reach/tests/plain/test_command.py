"""`yiteng reach`: a street of six villages from files, worked by hand; what is missing is named."""

from __future__ import annotations

import csv
import io
import json

import pytest

from yiteng.cli import main

#: Six villages a minute apart on typed minutes; a house of care at both ends.
PLACES = "id,name,people,town,lon,lat\n" + "".join(
    f"v{k},{'一二三四五六'[k]}村,{(k + 1) * 10},{'东西'[k > 2]}镇,{118 + k / 100},36.5\n"
    for k in range(6)
)
SITES = (
    "id,name,supply,capacity,cost,state,town,lon,lat\n"
    "a,甲院,10,100,5,existing,东镇,118.0,36.5\n"
    "b,乙院,0,150,3,,西镇,118.03,36.5\nc,丙院,20,200,4,candidate,西镇,118.05,36.5\n"
)
MINUTES = "place,a,b,c\n" + "".join(
    f"v{k},{k * 10},{abs(k - 3) * 10},{abs(k - 5) * 10}\n" for k in range(6)
)


@pytest.fixture
def folder(tmp_path):
    for name, text in (("places", PLACES), ("sites", SITES), ("minutes", MINUTES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ask(folder, capsys):
    def asked(question, *words, typed=True):
        files = [str(folder / "places.csv"), str(folder / "sites.csv")]
        more = ["--minutes", str(folder / "minutes.csv")] if typed else []
        code = main(["reach", question, *files, *more, *map(str, words)])
        said = capsys.readouterr()
        assert code == (1 if said.err else 0)
        return said.err or (json.loads(said.out) if said.out.strip() else None)

    return asked


def test_who_reaches_what(ask):
    found = ask("access", "--nearest", 2, "--rate", "0.5", "--bands", "10:1,30:0.5")
    assert found["within"] == [
        {"minutes": 15, "people": 210, "share": 1.0}, {"minutes": 30, "people": 210, "share": 1.0},
        {"minutes": 45, "people": 210, "share": 1.0}, {"minutes": 60, "people": 210, "share": 1.0},
    ]  # fmt: skip
    assert found["zeros"] == {
        "places_without_people": [], "sites_without_supply": ["b"],
        "places_that_reach_no_supply": [], "sites_nobody_reaches": [],
    }  # fmt: skip
    assert found["places"][1]["nearest"] == [
        {"site": "a", "minutes": 10},
        {"site": "b", "minutes": 20},
    ]
    # a serves v0, v1 whole (30) and v2, v3 half (35): 10 / 65
    assert found["places"][0]["e2sfca"] == pytest.approx(10 / 65)
    assert [site["people_within"] for site in found["sites"]] == [100, 210, 180]
    assert [(t["town"], t["expected"], t["room"], t["verdict"]) for t in found["towns"]] == [
        ("东镇", 30.0, 100, "saturated"), ("西镇", 75.0, 350, "saturated")]  # fmt: skip
    assert {row["place"]: row["site"] for row in found["with_room"]}["v5"] == "c"
    assert (found["coordinates"], found["assumed"]) == ("WGS-84", "minutes as typed in minutes.csv")


def test_where_the_next_one_should_be(ask, folder):
    found = ask("site", "--p", 1, "--rate", "0.1", "--alternatives", "--curve", 2,
                "--certificate", folder / "proof.json")  # fmt: skip
    assert (found["new"], found["proved"]) == (["c"], True)
    assert found["objective"] == 0 + 20 * 10 + 30 * 20 + 40 * 20 + 50 * 10
    assert found["alternatives"] == [
        {"without": "c", "instead": ["b"], "objective": 200 + 300 + 500 + 1200, "proved": True}]  # fmt: skip
    assert [(s["p"], s["objective"], s["bought"]) for s in found["curve"]] == [
        (0, 7000, None), (1, 2100, 4900), (2, 1000, 1100)]  # fmt: skip
    assert found["saved"]["trips_a_year"] == 156
    assert found["saved"]["hours"] == pytest.approx((4 * 10 + 5 * 30 + 6 * 50) * 2 * 156 / 60)
    assert found["cost"] == 4


def test_the_proof_is_checked_by_another_command(ask, folder, capsys):
    ask("site", "--p", 1, "--certificate", folder / "proof.json")
    files = [str(folder / n) for n in ("proof.json", "places.csv", "sites.csv")]
    assert main(["reach", "check", *files, "--minutes", str(folder / "minutes.csv")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["proved"], found["objective"], found["compared_with_files"]) == (True, 2100, True)
    proof = json.loads((folder / "proof.json").read_text())
    (folder / "proof.json").write_text(json.dumps({**proof, "value": 2000}))
    assert main(["reach", "check", files[0]]) == 1
    assert "fingerprint" in capsys.readouterr().err


def test_a_budget_and_every_other_model(ask):
    assert ask("site", "--model", "within_budget", "--budget", 3)["new"] == ["b"]
    assert ask("site", "--model", "max_cover", "--radius", 10, "--p", 1)["objective"] == 150
    assert ask("site", "--model", "set_cover", "--radius", 20)["new"] == ["b"]
    assert ask("site", "--model", "p_center", "--p", 1)["objective"] == 20
    held = ask("site", "--model", "capacitated", "--p", 2, "--min-load", 50)
    assert held["objective"] == 0 + 200 + 300 + 0 + 500 + 0


def test_one_more_site_on_a_line_of_csv_and_geojson(ask, folder):
    for name in ("out.csv", "out.geojson"):
        ask("access", "--out", folder / name, typed=False)
    rows = list(csv.DictReader(io.StringIO((folder / "out.csv").read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == [f"v{k}" for k in range(6)]
    layer = json.loads((folder / "out.geojson").read_text("utf-8"))
    assert len(layer["features"]) == 9
    assert layer["features"][0]["geometry"]["coordinates"] == [118.0, 36.5]
    (folder / "places.csv").write_text((folder / "out.geojson").read_text("utf-8"), "utf-8")


def test_positions_of_other_maps_are_converted_and_it_is_said(ask):
    plain, shifted = ask("access", typed=False), ask("access", "--system", "GCJ-02", typed=False)
    assert shifted["coordinates"] == "converted from GCJ-02 to WGS-84"
    assert plain["coordinates"] == "WGS-84"


def test_mountains_slow_a_town_down(ask):
    flat, steep = ask("access", typed=False), ask("access", "--mountain", "东镇=1.5", typed=False)
    assert steep["places"][1]["minutes"] == pytest.approx(flat["places"][1]["minutes"] * 1.5)
    assert steep["places"][4]["minutes"] == flat["places"][4]["minutes"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "places",
            "v2,三村,30",
            "v2,三村,",
            "places.csv: v2: people is ''; write a number, 0 for none",
        ),
        ("places", "v2,三村", "v1,三村", "the id v1 stands twice"),
        ("sites", "a,甲院,10", "a,甲院,", "sites.csv: a: supply is ''"),
        ("sites", "existing", "opened", "state is 'opened'; write existing, candidate"),
        ("sites", ",supply", ",beds", "sites.csv: no column supply (供给); add it"),
        ("minutes", "v3,30", "v3,often", "line 5: minutes are 'often'"),
        ("minutes", "v3,30", "v9,30", "no place 'v9'"),
    ],
)
def test_what_is_missing_is_named(ask, folder, file, old, new, said):
    path = folder / f"{file}.csv"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    question = "site" if "state" in said else "access"
    assert said in ask(question)


def test_a_place_without_any_way_is_named(ask, folder):
    path = folder / "minutes.csv"
    path.write_text(path.read_text("utf-8").replace("v5,50,20,0\n", ""), "utf-8")
    assert "serves place 5" in ask("site")


def test_chinese_headings_in_the_encoding_of_old_spreadsheets(ask, folder):
    text = PLACES.replace("id,name,people,town,lon,lat", "编号,名称,人数,镇,经度,纬度")
    (folder / "places.csv").write_bytes(text.encode("gb18030"))
    assert ask("access")["people"] == 210


def test_roads_by_edges_and_their_classes(ask, folder):
    (folder / "roads.csv").write_text(
        "from,to,km,road\n" + "".join(f"n{k},n{k + 1},10,primary\n" for k in range(5)), "utf-8"
    )
    (folder / "nodes.csv").write_text(
        "id,lon,lat\n" + "".join(f"n{k},{118 + k / 100},36.5\n" for k in range(6)), "utf-8"
    )
    words = ["--roads", folder / "roads.csv", "--nodes", folder / "nodes.csv"]
    found = ask("access", *words, typed=False)
    assert found["places"][1]["minutes"] == pytest.approx(10.0)
    (folder / "roads.csv").write_text("from,to,km,road\nn0,n1,3,canal\n", "utf-8")
    assert "no speed is given for roads of the class 'canal'" in ask("access", *words, typed=False)


def test_the_estimate_from_files_by_payment(tmp_path, capsys):
    (tmp_path / "days.csv").write_text(
        "month,level,scheme,payment,days\n2022-01,one,employees,bed_day,100\n2022-02,one,residents,,50\n"
    )
    (tmp_path / "costs.csv").write_text(
        "level,scheme,payment,cost,fund_share\none,,,170,0.9\nthree,,,310,0.8\nthree,employees,bed_day,280,0.8\n"
        "one,employees,bed_day,160,0.9\n"
    )
    files = [str(tmp_path / n) for n in ("days.csv", "costs.csv")]
    assert main(["reach", "savings", *files]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["total"], found["days"]) == ("19000", 150)
    assert found["fund"] == str(100 * (224 - 144) + 50 * (248 - 153)) + ".0"
    assert [part["a_day"] for part in found["parts"]] == ["120", "140"]
    assert len(found["caveats"]) == 7 and len(found["sensitivity"]) == 25
    (tmp_path / "costs.csv").write_text("level,scheme,payment,cost,fund_share\none,,,170,\n")
    assert main(["reach", "savings", *files]) == 1
    assert "no cost of a day for three employees bed_day" in capsys.readouterr().err
