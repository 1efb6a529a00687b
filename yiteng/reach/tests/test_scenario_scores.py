"""Scenarios with capacities, and with a score of access: on the page, kept, and the same again."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.reach import actions
from yiteng.reach.models import Scenario, Service
from yiteng.reach.plain import scenario as plain
from yiteng.reach.plain.question import Question
from yiteng.reach.scores import DECAYS, METHODS
from yiteng.reach.tests.test_scenarios import ASKED, ground, street

pytestmark = pytest.mark.django_db
__all__ = ["street"]


def asked(**more: str) -> dict[str, str]:
    return {**ASKED, "model": "capacitated", "room": "10", **more}


def test_nobody_goes_where_there_is_no_room(street: World) -> None:
    """Rate and machine of the settings: 10 machines serve 40 patients, 66,667 insured people."""
    inputs = ground(street)
    inputs["rate"], inputs["machine"] = 0.01, 1.0  # 39 patients among 3,900 people
    for site in inputs["sites"]:
        site["capacity"] = 14 if site["state"] == "existing" else 0
    found = plain.run(inputs, Question(model="capacitated", p=2, room=15, time_limit=5.0))["result"]
    assert all(row["patients"] <= row["room"] for row in found["loads"])
    assert sum(row["patients"] for row in found["loads"]) == pytest.approx(39.0)
    assert found["gap"] >= 0 and found["bound"] <= found["objective"]


def test_too_little_room_is_said_in_patients(street: World, client: Client) -> None:
    Service.objects.update(kind="psychiatric", capacity=2)
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(
        reverse("reach:scenarios"), asked(kind="psychiatric", room="1")
    ).content.decode()
    assert "The roomiest choice serves 3 patients, 18 are expected" in page


def test_the_page_offers_capacities_and_keeps_them(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("reach:scenarios"), asked()).content.decode()
    assert "Room and who is expected" in page and "Each village goes whole to one site" in page
    client.post(reverse("reach:keep"), {**asked(), "title": "容量"})
    row = Scenario.objects.get()
    assert (row.question["model"], row.question["room"]) == ("capacitated", 10.0)
    assert actions.run_again(row, actor=street.branch, at=NOW).same is True


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("decay", DECAYS)
def test_every_score_is_kept_and_comes_out_the_same(street: World, method: str, decay: str) -> None:
    question = Question(p=1, score=method, decay=decay, points=((0, 1), (15, 0.2)), room=10)
    row = actions.keep("得分", ground(street), question, actor=street.branch, at=NOW)
    held = row.result["score"]
    assert held["after"] > held["before"] > 0
    row.refresh_from_db()
    assert actions.run_again(row, actor=street.branch, at=NOW).same is True


def test_each_method_says_when_to_use_it(street: World, client: Client) -> None:
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    own = {**ASKED, "score": "three_step", "decay": "user", "points": "0：1， 15:0.3"}
    page = client.get(reverse("reach:scenarios"), own).content.decode()
    for _title, when in [*METHODS.values(), *DECAYS.values()]:
        assert when.replace("'", "&#x27;") in page
    assert "3SFCA: people choose among sites" in page and "Weights: 0:1, 15:0.3." in page
    wrong = client.get(reverse("reach:scenarios"), {**own, "points": "15:1, 3:2"}).content.decode()
    assert "Write rising minutes with weights not below 0" in wrong


def test_a_scenario_without_a_score_answers_as_before(street: World) -> None:
    """Scenarios kept before scores existed hold none of the new words and keep their hash."""
    row = actions.keep("旧", ground(street), Question(p=1), actor=street.branch, at=NOW)
    new = ("room", "score", "decay", "points", "beta")
    old = {k: v for k, v in row.question.items() if k not in new}
    row.question, row.inputs_hash = old, plain.digest({"inputs": row.inputs, "question": old})
    row.save()
    assert "score" not in row.result
    assert actions.run_again(row, actor=street.branch, at=NOW).same is True


def test_a_site_without_machines_entered_is_named(street: World, client: Client) -> None:
    Service.objects.update(capacity=None)
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("reach:scenarios"), ASKED).content.decode()
    assert (
        "Sites open today whose machines or beds are not entered, counted as room for nobody: 1."
        in page
    )
