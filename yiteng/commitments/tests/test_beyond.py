"""A promise that went beyond law or measure is explained when it is missed, and the page says so."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import record_figures, take
from yiteng.commitments.models import Commitment, RunningClock
from yiteng.commitments.tests.cases import active
from yiteng.commitments.tests.test_clocks import request
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import give_proof
from yiteng.verification.models import Proof

pytestmark = pytest.mark.django_db
WHY = "进口件清关延误"


def test_a_date_sooner_than_the_law_is_explained_when_another_one_is_asked_for(
    world: World, client
) -> None:
    row = request(world, clock="done", legal_clock="licence")
    row = take(row, "issue", actor=world.sun, at=NOW)
    row = take(row, "sign", actor=world.li, at=NOW)
    legal = RunningClock.objects.get(basis="legal")
    assert row.original_due_at < legal.first_due_at
    said = {"new_due": row.due_at + timedelta(days=5), "reason": "件未到", "done": "已备料",
            "affected": "该企业"}  # fmt: skip
    with pytest.raises(Refused) as refused:
        take(row, "ask_extension", actor=world.li, at=NOW, inputs=said)
    assert refused.value.codes == ("commitment.promise_missed",)
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs={**said, "missed_why": WHY})
    assert row.missed_why == WHY
    log_in(client, world, "li")
    page = client.get(row.url).content.decode()
    assert "承诺未兑现的说明" in page and WHY in page


def test_a_figure_that_fell_short_is_explained_with_the_report(world: World) -> None:
    (row,) = active(world)
    done = {"output_done": Quantity(Decimal(28), "盏", status="actual")}
    record_figures(row, done, actor=world.li, at=NOW)
    row = Commitment.objects.get(pk=row.pk)
    for kind in ("acceptance_record", "in_use_record"):
        give_proof(Proof(commitment=row, kind=kind, title="验收单"), actor=world.li, at=NOW)
    row.refresh_from_db()
    with pytest.raises(Refused) as refused:
        take(row, "report", actor=world.li, at=NOW, inputs={"note": "已亮灯"})
    assert refused.value.codes == ("commitment.figure_missed",)
    said = {"note": "已亮灯", "missed_why": "两处路面窄，改挂墙灯"}
    row = take(row, "report", actor=world.li, at=NOW, inputs=said)
    assert (row.state, row.missed_why) == ("reported", "两处路面窄，改挂墙灯")
