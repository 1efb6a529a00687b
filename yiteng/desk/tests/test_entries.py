"""Items in one list, saved in one go: each line by itself, a town office for its villages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take, take_many
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.commitments.tests.cases import active, issued
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def of_village(world: World, count: int) -> list[Commitment]:
    """Items the village committee leads itself, signed for by its clerk."""
    rows = issued(world, count, lead_unit=world.units["clerk"])
    return take_many(rows, "sign", actor=world.clerk, at=NOW)


def send(world: World, who: str, said: dict[str, object], query: str = ""):
    client = Client()
    log_in(client, world, who)
    client.cookies["django_language"] = "en"
    return client.post(f"/entries/{query}", said)


def fresh(row: Commitment) -> Commitment:
    return Commitment.objects.get(pk=row.pk)


def test_what_was_not_ticked_is_not_touched(world: World):
    one, two, three = of_village(world, 3)
    answer = send(world, "clerk", {
        f"{one.pk}-stage": "started", f"{one.pk}-seen": one.version,
        f"{one.pk}-number_0": "12.5", f"{one.pk}-number_1": "10000",
        f"{two.pk}-note": "已选好施工队", f"{two.pk}-seen": two.version})  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, "/entries/")
    assert [fresh(r).stage for r in (one, two, three)] == ["started", "", ""]
    assert [fresh(r).version - r.version for r in (one, two, three)] == [1, 1, 0]
    figure = CommitmentQuantity.objects.get(commitment=one, status="actual")
    assert (figure.code, figure.value) == ("investment_done", Decimal(125000))


def test_one_refused_line_does_not_lose_the_others_and_says_why(world: World):
    one, two = of_village(world, 2)
    take(two, "progress", actor=world.clerk, at=NOW, inputs={"note": "别处先记了"})
    answer = send(world, "clerk", {
        f"{one.pk}-stage": "started", f"{one.pk}-seen": one.version,
        f"{two.pk}-note": "我也记", f"{two.pk}-seen": two.version})  # fmt: skip
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "1 line was not kept; it says why" in said
    assert "Somebody was quicker" in said
    assert 'value="我也记"' in said
    assert fresh(one).stage == "started"


def test_a_number_that_cannot_be_read_stays_in_its_line(world: World):
    one, two = of_village(world, 2)
    answer = send(world, "clerk", {
        f"{one.pk}-number_0": "十二万", f"{one.pk}-number_1": "10000",
        f"{two.pk}-stage": "prepared", f"{two.pk}-seen": two.version})  # fmt: skip
    assert answer.status_code == 409
    assert "is not an amount" in answer.content.decode()
    assert (fresh(one).stage, fresh(two).stage) == ("", "prepared")


def test_figure_and_stage_of_a_line_are_kept_together_or_not_at_all(world: World):
    (row,) = of_village(world, 1)
    Commitment.objects.filter(pk=row.pk).update(state="suspended")
    from yiteng.commitments.actions import enter
    from yiteng.rules.quantity import Quantity

    done = {"investment_done": Quantity(Decimal(1), "CNY", status="actual")}
    with pytest.raises(Refused):
        enter(row, actor=world.clerk, at=NOW, note="x", stage="started", figures=done)
    assert not CommitmentQuantity.objects.filter(commitment=row, status="actual").exists()


def test_the_town_office_enters_for_its_village_and_never_judges_it(world: World):
    (row,) = of_village(world, 1)
    village = world.units["clerk"].pk
    answer = send(world, "town", {f"{row.pk}-stage": "completed", f"{row.pk}-seen": row.version},
                  f"?village={village}")  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, f"/entries/?village={village}")
    done = fresh(row)
    assert (done.stage, done.entered_by) == ("completed", [world.town.unit])
    Commitment.objects.filter(pk=row.pk).update(state="reported", doers=[])
    with pytest.raises(Refused) as refused:
        take(fresh(row), "verify", actor=world.town, at=NOW, inputs={"note": "看过"})
    assert refused.value.codes == ("commitment.same_unit",)


def test_a_town_that_did_not_enter_may_check_its_village(world: World):
    (row,) = of_village(world, 1)
    Commitment.objects.filter(pk=row.pk).update(state="reported")
    assert take(fresh(row), "verify", actor=world.town, at=NOW,
                inputs={"note": "到村看过"}).state == "verified"  # fmt: skip


def test_another_town_and_a_department_do_not_enter_for_it(world: World):
    (row,) = of_village(world, 1)
    for who in (world.other_town, world.wang):
        with pytest.raises(Refused) as refused:
            take(row, "progress", actor=who, at=NOW, inputs={"note": "代记"})
        assert refused.value.codes == ("commitment.not_doing_unit",)


def test_the_town_office_does_not_enter_for_a_department(world: World):
    (row,) = active(world)
    with pytest.raises(Refused):
        take(row, "progress", actor=world.town, at=NOW, inputs={"note": "代记"})


def test_the_page_costs_the_same_for_one_row_and_for_three(world: World):
    client = Client()
    log_in(client, world, "clerk")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/entries/").status_code == 200
        return len(asked)

    of_village(world, 1)
    cost()
    one = cost()
    of_village(world, 2)
    assert cost() == one
