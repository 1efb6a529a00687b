"""Reported done, checked, answered no, reopened, done, answered yes.

Thirty lamps of a village: 李 reports them lit, 王 looks by night, the villagers say that two stay
dark. The no is read by 李 and one level up; the next report must be checked before anybody is
asked again. The villagers' clerk reads the code of the slip out on the telephone; 孙 records the
yes of a representative. Thirty days later the lot falls on the lamps; 王 finds them standing.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World, log_in
from yiteng.audit.models import Event
from yiteng.audit.verify import verify
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.limits.models import Limit
from yiteng.rules.refusal import Refused
from yiteng.sampling.actions import record_result
from yiteng.sampling.models import Lot
from yiteng.sampling.tests.nights import night
from yiteng.verification.actions import ask, give_proof, give_proof_many
from yiteng.verification.models import Answer, Check, Proof, Question
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


def reported(world: World, row: Commitment, words: str) -> Commitment:
    """李 hands the papers in and reports it done."""
    for kind in ("acceptance_record", "in_use_record"):
        give_proof(Proof(commitment=row, kind=kind, title=words), actor=world.li, at=NOW)
    return take(row, "report", actor=world.li, at=NOW, inputs={"note": words})


def test_a_no_is_mended_and_the_people_say_yes(world: World, client: Client) -> None:
    (row,) = active(world, checker_unit=world.units["wang"])
    row = reported(world, row, "三十盏全部亮灯")
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "夜间看过，三十盏亮"})

    link = reverse("public:answer", args=[ask(row, actor=world.sun, at=NOW).token])
    assert client.post(link, {"answer": "no", "words": "东头两盏不亮"}).status_code == 200
    row = Commitment.objects.get()
    assert (row.state, row.no_count, row.check_needed, row.checked) == ("active", 1, True, False)

    for who in ("li", "leader"):
        reader = Client()
        log_in(reader, world, who)
        assert "东头两盏不亮" in reader.get(reverse("verification:no")).content.decode()

    row = reported(world, row, "两盏已换控制器")
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.not_checked",)
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "逐盏看过"})

    code = ask(row, actor=world.sun, at=NOW).code
    desk = Client()
    log_in(desk, world, "sun")
    found = desk.post(reverse("verification:phone"), {"code": code})
    heard = {"answer": "yes", "words": "都亮了", "channel": "phone", "speaker": "representative"}
    assert desk.post(found["Location"], heard).status_code == 302
    row = Commitment.objects.get()
    assert (row.state, row.confirmed, row.light) == ("closed", True, "confirmed")
    assert list(Answer.objects.order_by("id").values_list("answer", "channel", "speaker")) == [
        ("no", "link", ""), ("yes", "phone", "representative")]  # fmt: skip
    assert Question.objects.filter(answered_at=None).count() == 0
    assert Check.objects.filter(result="passed").count() == 2

    Limit.objects.create(county=world.county, code="sample.visit", value=100, since=TODAY)
    closed = row.closed_at.astimezone(SHANGHAI).date()
    assert night((closed + timedelta(days=62)).replace(day=1), 62) == 1
    lot = record_result(Lot.objects.get(), "stands", "三十盏仍亮", actor=world.wang, at=NOW)
    assert (lot.occasion, lot.outcome, lot.by_post) == ("day30", "stands", "水利局联络员")
    assert verify().ok and Event.objects.exists()


def test_nobody_can_ask_twice_about_what_is_confirmed(world: World) -> None:
    (row,) = active(world)
    give_proof_many([Proof(commitment=row, kind=k, title="单") for k in
                     ("acceptance_record", "in_use_record")], actor=world.li, at=NOW)  # fmt: skip
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "亮"})
    ask(row, actor=world.sun, at=NOW)
    row = take(row, "answer_yes", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW, step="ask_after", told="再问")
    assert refused.value.codes == ("commitment.confirmed_already",)
