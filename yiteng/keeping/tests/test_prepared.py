"""A reorganisation prepared for a day ahead takes place on that day, by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.keeping.models import Prepared
from yiteng.keeping.reorganising.ahead import carry_out, faults, prepare, withdraw
from yiteng.keeping.tests.test_reorganising import DAY, order, villages
from yiteng.messaging import registry
from yiteng.places.models import Area
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db

TOMORROW = DAY + timedelta(days=2)


def test_a_change_prepared_for_a_day_takes_place_on_that_day_by_itself(world: World) -> None:
    early, late = NOW + timedelta(hours=1), NOW + timedelta(days=1)
    wanted = order("merge", villages(world), "新一村", on=TOMORROW)
    row = prepare(wanted, actor=world.sysadmin, at=NOW)
    assert (carry_out(early.date(), early), Area.objects.filter(name="新一村").exists()) == (
        0,
        False,
    )
    (open_one,) = active(world)  # comes in after it was prepared
    assert (carry_out(late.date(), late), carry_out(late.date(), late)) == (1, 0)
    new = Area.objects.get(name="新一村")
    assert (new.valid_from, Commitment.objects.get(pk=open_one.pk).village_id) == (TOMORROW, new.pk)
    row.refresh_from_db()
    assert (row.moved, row.fault, row.open) == (2, [], False)
    done_by = Event.objects.get(subject_type="keeping.prepared", action="carry_out")
    assert done_by.post_title == "系统管理员"


def test_what_was_prepared_may_be_given_up_and_is_then_not_done(world: World) -> None:
    row = prepare(
        order("merge", villages(world), "新一村", on=TOMORROW), actor=world.sysadmin, at=NOW
    )
    withdraw(row, actor=world.sysadmin, at=NOW)
    assert carry_out(TOMORROW, NOW + timedelta(days=1)) == 0
    with pytest.raises(Refused) as refused:
        withdraw(row, actor=world.sysadmin, at=NOW)
    assert refused.value.codes == ("reorganise.gone",)


def test_what_cannot_be_done_on_its_day_is_told_and_done_the_next_night(world: World) -> None:
    wanted = order("rename", [world.areas["village_1"]], "新一村", on=TOMORROW)
    row = prepare(wanted, actor=world.sysadmin, at=NOW)
    Area.objects.filter(pk=world.areas["village_2"].pk).update(name="新一村")
    morning = NOW + timedelta(days=1)
    assert carry_out(TOMORROW, morning) == 0
    row.refresh_from_db()
    assert [one.code for one in row.refusals] == ["reorganise.taken"]
    case = registry.Case(world.county.pk, TOMORROW, morning, {})
    assert [n.to.role for n in faults(case)] == ["system_admin"]
    Area.objects.filter(pk=world.areas["village_2"].pk).update(name="二村")
    assert carry_out(TOMORROW, morning) == 1


def test_the_page_prepares_a_day_ahead_and_gives_it_up(client: Client, world: World) -> None:
    log_in(client, world, "sysadmin")
    address = reverse("keeping:areas") + f"?town={world.areas['town_a'].pk}"
    said = {"kind": "merge", "names": "新一村", "on": "2099-03-31", "document": "试验民发〔2099〕1号",
            "reason": "区划调整", "origin": [one.pk for one in villages(world)]}  # fmt: skip
    shown = client.post(address, {**said, "step": "preview"}).content.decode()
    assert "备好，到期办理" in shown
    assert client.post(address, {**said, "step": "prepare"}).status_code == 302
    row = Prepared.objects.get()
    assert "新一村" in client.get(address).content.decode()
    client.post(reverse("keeping:withdraw", args=[row.pk]))
    assert Prepared.objects.get().open is False
