"""Scenarios: computed from villages and sites, kept with their hash, the same again; pages and papers."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.cast import NOW, TODAY, World, log_in
from yiteng.places.models import Area, Population, Position
from yiteng.reach import actions, queries
from yiteng.reach.analysis import certificate
from yiteng.reach.models import Facility, Scenario, Service, TownTravel
from yiteng.reach.plain.question import Question
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db

ASKED = {"kind": "dialysis", "model": "p_median", "minutes": "15", "p": "1", "where": "facilities"}


@pytest.fixture
def street(world: World) -> World:
    """Six villages along a street of some 18 km, care at the west end, two health centres further on."""
    town = world.areas["town_a"]
    Area.objects.filter(county=world.county, level="village").update(valid_to=date(2020, 1, 1))
    for k in range(6):
        village = Area.objects.create(
            level="village", kind="village", name=f"{'一二三四五六'[k]}里村", parent=town,
            county=world.areas["county"], town=town)  # fmt: skip
        Position.objects.create(
            area=village, lon=Decimal("118") + Decimal(k) * Decimal("0.04"), lat=Decimal("36.5"),
            source="测量", invented=k == 0)  # fmt: skip
        for scheme, count in (("employees", 100 * (k + 1)), ("residents", 300)):
            Population.objects.create(
                area=village, count=count, scheme=scheme, as_of=TODAY, source="台账"
            )
    for name, lon in (("甲院", "118.0"), ("乙院", "118.12"), ("丙院", "118.2")):
        Facility.objects.create(
            county=world.areas["county"], town=town, name=name, level="one", lon=Decimal(lon), lat=Decimal("36.5"),
            source="台账")  # fmt: skip
    Service.objects.create(
        facility=Facility.objects.get(name="甲院"), kind="dialysis", capacity=10,
        opened_on=date(2022, 1, 1), source="台账")  # fmt: skip
    return world


def ground(world: World, where: str = "facilities"):
    return queries.inputs(world.branch, "dialysis", where, TODAY)


def test_inputs_are_the_rows_and_name_what_is_missing(street: World) -> None:
    Population.objects.filter(area__name="六里村").delete()
    Position.objects.filter(area__name="五里村").delete()
    found = ground(street)
    assert [p["name"] for p in found["places"]] == [
        "一里村",
        "二里村",
        "三里村",
        "四里村",
        "六里村",
    ]
    assert (found["without_position"], found["without_people"]) == (["五里村"], ["六里村"])
    assert [(s["name"], s["state"], s["capacity"]) for s in found["sites"]] == [
        ("甲院", "existing", 10), ("乙院", "candidate", 0), ("丙院", "candidate", 0)]  # fmt: skip
    assert found["places"][1] | {"id": 0, "town_id": 0} == {
        "id": 0, "name": "二里村", "town": "甲镇", "town_id": 0, "lon": 118.04, "lat": 36.5, "people": 500,
        "people_employees": 200, "people_residents": 300, "mountain": 1.0, "invented": False}  # fmt: skip
    assert (found["travel"], found["invented"]) == ({"detour": 1.3, "speed": 40.0}, True)


def test_a_service_that_has_not_opened_yet_is_no_site(street: World) -> None:
    Service.objects.update(opened_on=date(2023, 4, 1))
    assert {s["state"] for s in ground(street)["sites"]} == {"candidate"}


@pytest.mark.parametrize(("where", "sites"), [("facilities", 3), ("middles", 3), ("villages", 9)])
def test_who_may_be_a_candidate(street: World, where: str, sites: int) -> None:
    assert len(ground(street, where)["sites"]) == sites


def test_a_scenario_is_kept_whole_and_gives_the_same_again(street: World) -> None:
    row = actions.keep(
        "再设一处", ground(street), Question(p=1, rate=0.00065), actor=street.branch, at=NOW
    )
    assert [row.inputs["sites"][j]["name"] for j in row.result["new"]] == ["乙院"]
    assert (row.result["proved"], row.repeatable, row.seed, row.invented) == (True, True, 0, True)
    Population.objects.all().delete()  # the world goes on; the scenario keeps its own inputs
    run = actions.run_again(Scenario.objects.get(pk=row.pk), actor=street.branch, at=NOW)
    assert (run.same, run.result_hash) == (True, row.result_hash)


def test_inputs_that_were_tampered_with_are_found_out(street: World) -> None:
    row = actions.keep("一", ground(street), Question(p=1), actor=street.branch, at=NOW)
    row.inputs["places"][0]["people"] += 1
    row.save()
    with pytest.raises(Refused) as refused:
        actions.run_again(row, actor=street.branch, at=NOW)
    assert refused.value.codes == ("reach.inputs_changed",)


def test_another_answer_is_told(street: World) -> None:
    row = actions.keep("一", ground(street), Question(p=1), actor=street.branch, at=NOW)
    Scenario.objects.filter(pk=row.pk).update(result_hash="0" * 64)
    row.refresh_from_db()
    assert actions.run_again(row, actor=street.branch, at=NOW).same is False


def test_who_keeps_scenarios(street: World) -> None:
    for actor, code in ((street.town, "reach.not_yours"), (street.branch, "reach.no_title")):
        with pytest.raises(Refused) as refused:
            actions.keep("", ground(street), Question(p=1), actor=actor, at=NOW)
        assert refused.value.codes == (code,)


def test_mountains_slow_a_town_down(street: World) -> None:
    flat = actions.keep("平", ground(street), Question(p=0), actor=street.branch, at=NOW)
    actions.set_travel(
        [TownTravel(county=street.areas["county"], town=street.areas["town_a"], factor=Decimal("1.5"), source="实测")],
        actor=street.branch, at=NOW)  # fmt: skip
    steep = actions.keep("山", ground(street), Question(p=0), actor=street.branch, at=NOW)
    assert steep.result["mean"] == pytest.approx(flat.result["mean"] * 1.5, abs=1e-5)
    with pytest.raises(Refused):
        actions.set_travel([TownTravel(county=street.areas["county"], town=street.areas["town_b"],
                                       factor=Decimal("0.9"), source="实测")],
                           actor=street.branch, at=NOW)  # fmt: skip


def test_the_page_asks_answers_and_keeps(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("reach:scenarios"), ASKED).content.decode()
    assert "New sites: 1; nearer for 3,000 insured people" in page
    assert "Proved to be the best there is" in page and "乙院" in page and "<svg" in page
    answer = client.post(reverse("reach:keep"), {**ASKED, "title": "再设一处"})
    row = Scenario.objects.get()
    assert answer.url == reverse("reach:scenario", args=[row.pk])
    client.post(reverse("reach:again", args=[row.pk]))
    page = client.get(answer.url).content.decode()
    assert "the same answer" in page and row.result_hash[:16] in page


def test_what_cannot_be_is_a_sentence(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    asked = {**ASKED, "model": "set_cover", "minutes": "1"}
    assert (
        "There is no such choice of sites"
        in client.get(reverse("reach:scenarios"), asked).content.decode()
    )
    missing = client.get(reverse("reach:scenarios"), {**ASKED, "p": ""}).content.decode()
    assert "Write how many new sites; the aim needs it." in missing


def test_the_report_to_the_city_is_a_word_file(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    row = actions.keep("再设一处", ground(street), Question(p=1, alternatives=True, curve=2, rate=0.01),
                       actor=street.branch, at=NOW)  # fmt: skip
    data = client.get(reverse("reach:scenario_word", args=[row.pk])).content
    paper = Document(io.BytesIO(data))
    said = "\n".join(p.text for p in paper.paragraphs) + "".join(
        c.text for t in paper.tables for r in t.rows for c in r.cells)  # fmt: skip
    for words in (
        "关于再设一处的布点测算报告",
        "丙院",
        "一、建议布点",
        "再设一处的效果",
        "乙院",
        row.result_hash[:16],
    ):
        assert words in said


def test_proof_and_layer_are_handed_on(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    row = actions.keep("一", ground(street), Question(p=1), actor=street.branch, at=NOW)
    proof = json.loads(client.get(reverse("reach:proof", args=[row.pk])).content)
    assert certificate.check(proof).proved
    layer = json.loads(client.get(reverse("reach:layer", args=[row.pk])).content)
    assert (len(layer["features"]), layer["yiteng"]["hash"]) == (8, row.result_hash)


def test_how_a_service_reaches_the_county_today(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("reach:today"), {"minutes": "15"}).content.decode()
    assert "Villages farther than 15 minutes from care: 3" in page
    assert "three" not in page and "六里村" in page
    assert client.get(reverse("reach:today"), {"kind": "psychiatric"}).status_code == 200


def test_another_county_sees_no_scenario(street: World, client: Client) -> None:
    row = actions.keep("一", ground(street), Question(p=1), actor=street.branch, at=NOW)
    log_in(client, street, "outside_leader")
    assert client.get(reverse("reach:scenario", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("kept", [1, 3])
def test_the_list_costs_the_same_queries(
    street: World, kept: int, client: Client, django_assert_num_queries
) -> None:
    for n in range(kept):
        actions.keep(f"方案{n}", ground(street), Question(p=1), actor=street.branch, at=NOW)
    with django_assert_num_queries(1):
        assert len(list(queries.scenarios(street.branch))) == kept


@pytest.mark.parametrize("villages", [6, 2])
def test_inputs_cost_the_same_queries(
    street: World, villages: int, django_assert_num_queries
) -> None:
    for area in Area.objects.filter(name__endswith="里村").order_by("-id")[villages:]:
        Area.objects.filter(pk=area.pk).update(valid_to=TODAY)
    with django_assert_num_queries(9):
        assert len(ground(street)["places"]) == villages
