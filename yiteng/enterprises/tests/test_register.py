"""The register of firms: checked codes, aims that are the firm's own, alliances."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.enterprises import actions, queries
from yiteng.enterprises.models import Alliance, Enterprise, Indicator
from yiteng.rules.codes import make_uscc
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def firm(world: World, serial: int, name: str = "试验泵业") -> Enterprise:
    return Enterprise(
        county=world.county,
        town=world.areas["town_a"],
        code=make_uscc(serial),
        name=name,
        industry="泵业",
    )


def test_a_wrong_code_is_refused_with_its_remedy_and_nothing_is_saved(world: World) -> None:
    bad = firm(world, 2)
    bad.code = bad.code[:-1] + ("0" if bad.code[-1] != "0" else "1")
    with pytest.raises(Refused):
        actions.register_firms([firm(world, 1), bad], actor=world.li, at=NOW)
    assert not Enterprise.objects.exists()


def test_a_code_is_registered_once(world: World) -> None:
    actions.register_firms([firm(world, 1)], actor=world.li, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.register_firms([firm(world, 1)], actor=world.li, at=NOW)
    assert refused.value.codes == ("enterprises.code_taken",)


def test_firms_join_an_alliance_once_and_each_step_is_in_the_trail(world: World) -> None:
    firms = actions.register_firms([firm(world, n) for n in (1, 2, 3)], actor=world.li, at=NOW)
    (pumps,) = actions.found_alliances(
        [Alliance(county=world.county, name="泵类产业联盟", industry="pump",
                  founded_on=date(2023, 2, 26))], actor=world.li, at=NOW)  # fmt: skip
    on = date(2023, 2, 26)
    joined = [
        actions.join_alliance(pumps, firms, role="maker", on=on, actor=world.li, at=NOW)
        for _ in range(2)
    ]
    assert joined == [3, 0]
    assert queries.alliance(world.leader, pumps.pk).members == 3
    assert Event.objects.filter(action="join").count() == 2


def test_an_aim_is_the_firms_own_and_is_no_commitment(world: World) -> None:
    (saved,) = actions.register_firms([firm(world, 1)], actor=world.li, at=NOW)
    actions.note_indicators([Indicator(
        enterprise=saved, code="output_growth", title="产值年增长", value=Decimal("0.20"),
        unit="ratio", word="以上", status="planned")], actor=world.li, at=NOW)  # fmt: skip
    assert saved.indicators.get().value == Decimal("0.2000")


def test_a_village_clerk_may_not_change_the_register(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.register_firms([firm(world, 1)], actor=world.clerk, at=NOW)
    assert refused.value.codes == ("workflow.not_permitted",)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_queries_for_one_firm_and_for_three(
    world: World, rows: int, django_assert_num_queries
) -> None:
    actions.register_firms([firm(world, n) for n in range(rows)], actor=world.li, at=NOW)
    with django_assert_num_queries(1):
        assert len(queries.firm_table(world.leader, {}).rows) == rows


def test_the_form_says_what_is_wrong_with_a_code(world: World, client: Client) -> None:
    log_in(client, world, "li")
    answer = client.post(
        reverse("enterprises:new"),
        {"code": "123", "name": "某厂", "industry": "泵业", "stage": "operating"},
    )
    assert answer.status_code == 200
    assert not Enterprise.objects.exists()
    assert 'value="某厂"' in answer.content.decode()


def test_the_outsider_sees_no_firm(world: World) -> None:
    actions.register_firms([firm(world, 1)], actor=world.li, at=NOW)
    assert list(queries.firms(world.outside_leader)) == []
