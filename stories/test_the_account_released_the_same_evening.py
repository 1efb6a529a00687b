"""The account released the same evening.

On Wednesday 1 March 2023, after four in the afternoon, a firm calls the subdistrict: its account is
sealed over a guarantee; a payment for a certification must have left before 3 March. The post that
picks up helps first and records afterwards, from the call. The clock runs in hours through the night,
the firm's own last moment stands beside it. Subdistrict and bank act; the court has no task and no
clock: it decides by law, and what is recorded is that we helped the firm file. After eleven at night
the account is released. The next morning the payment leaves, the certification goes on; another unit
asks the firm, the firm says yes, and only then is it closed.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client

from tests.cast import World, log_in
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.models import Commitment
from yiteng.commitments.page import todays_light
from yiteng.enterprises.models import Enterprise
from yiteng.people.actors import actor_of
from yiteng.people.models import Account, Holding, Post, PostRole, Unit
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import answer_by_token, ask, give_proof, token_hash
from yiteng.verification.models import Answer, Proof
from yiteng.workflow.clock import SHANGHAI, real_now

pytestmark = pytest.mark.django_db
FIRM = "煤矿机械公司"


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 3, day, hour, minute, tzinfo=SHANGHAI)


CALLED, RECORDED, RELEASED, CLIFF = on(1, 16, 10), on(1, 20, 30), on(1, 23, 20), on(3, 0)


@pytest.fixture
def court(world: World) -> Unit:
    return Unit.objects.create(name="试验区人民法院", line="judicial", county=world.county)


@pytest.fixture
def bank(world: World) -> Unit:
    """The firm's bank; its branch manager signs and answers for its part."""
    unit = Unit.objects.create(name="开户银行", line="bank", county=world.county)
    post = Post.objects.create(unit=unit, title="开户银行网点负责人")
    PostRole.objects.create(post=post, role="liaison")
    account = Account.objects.create(login="bank", name="网点负责人", password="!")
    held = Holding.objects.create(account=account, post=post, since=date(2022, 1, 1))
    world.actors["bank"] = actor_of(held)
    return unit


def request(world: World, *support: tuple[Unit, str], **changes: object) -> Draft:
    """What the subdistrict's post writes down in the evening, from the call of the afternoon."""
    firm, _ = Enterprise.objects.get_or_create(name=FIRM, county=world.county)
    row = Commitment(**{
        "county": world.county, "town": world.areas["town_a"], "kind": "enterprise_request",
        "level": "town", "title": "企业账户查封，款项无法转出", "lead_unit": world.units["town"],
        "enterprise": firm, "served_type": "firm", "served_name": FIRM, "origin": "request",
        "origin_ref": "企业负责人来电，事后补录", "received_at": CALLED, "cliff_at": CLIFF,
        "clock": "same_day", "details": {"recorded_later": "True"}, **changes,
    })  # fmt: skip
    return Draft(row, support=[(unit.pk, duty) for unit, duty in support])


def step(row: Commitment, code: str, actor: Actor, at: datetime, **said: object) -> Commitment:
    return take(row, code, actor=actor, at=at, inputs=said)


def test_the_court_has_no_task_and_no_clock(world: World, court: Unit) -> None:
    for item in (request(world, (court, "解封账户")), request(world, lead_unit=court)):
        with pytest.raises(Refused) as refused:
            draft(item, actor=world.errand, at=RECORDED)
        assert refused.value.codes == ("commitment.court",)
    assert Commitment.objects.count() == 0


def test_the_account_is_released_the_same_evening(
    world: World, bank: Unit, court: Unit, client: Client
) -> None:
    row = draft(request(world, (bank, "解封后即时转出款项")), actor=world.errand, at=RECORDED)
    row = step(row, "issue", world.errand, RECORDED)
    # Counted from the call, not from the writing: 24 hours through the night.
    assert (row.received_at, row.due_at) == (CALLED, on(2, 16, 10))
    answer = row.clocks.get(code="answer")
    assert (answer.starts_at, answer.due_at) == (CALLED, on(1, 17, 10))

    # What happened before it was written is noted with the hour at which it happened.
    row = step(row, "sign", world.town, on(1, 16, 20))
    assert row.clocks.get(code="answer").met_at == on(1, 16, 20)
    row = step(row, "progress", world.town, on(1, 17, 30), note="联系法院和银行，帮企业备齐材料",
               stage="filed", reached={"filed": on(1, 19, 10)})  # fmt: skip
    assert row.clocks.get(code="plan").met_at == on(1, 17, 30)
    row = step(row, "support_sign", world.bank, on(1, 18))
    row = step(row, "progress", world.town, RELEASED, note="账户依法解封", stage="solved")
    solved = row.stages.get(code="solved")
    assert solved.reached_at == RELEASED
    assert todays_light(row, on(1, 23, 30)).code != "overdue"

    # The bank answers for its own part in the morning; its word is nobody else's.
    row = step(row, "support_answer", world.bank, on(2, 9, 20), note="账户恢复，款项9时15分转出")
    row = step(row, "progress", world.town, on(2, 9, 40), note="款项转出，认证继续", stage="met")
    assert row.stages.get(code="met").reached_at < CLIFF
    give_proof(Proof(commitment=row, kind="completion_note", title="转账回单"), actor=world.town,
               at=on(2, 10))  # fmt: skip
    row.refresh_from_db()
    row = step(row, "report", world.town, on(2, 10, 30), note="截止前款项转出，认证完成")
    assert row.clocks.get(main=True).met_at == on(2, 10, 30)

    # The court appears nowhere among those who owe something.
    assert {world.units["town"].pk, bank.pk} == {
        row.lead_unit_id, *row.support.values_list("unit_id", flat=True)
    }  # fmt: skip
    assert not Commitment.objects.filter(lead_unit=court).exists()

    # Another unit asks the firm; until it answers nothing is confirmed.
    with pytest.raises(Refused):
        ask(row, actor=world.town, at=on(2, 14))
    token = ask(row, actor=world.sun, at=on(2, 14)).token
    row.refresh_from_db()
    assert (row.state, row.confirmed) == ("asked", False)
    row = answer_by_token(token_hash(token), "yes", "款项已转出，认证已完成",
                          at=on(2, 15, 20), real=real_now())  # fmt: skip
    assert (row.state, row.confirmed, row.light) == ("closed", True, "confirmed")
    assert list(Answer.objects.values_list("answer", "words", "channel")) == [
        ("yes", "款项已转出，认证已完成", "link")
    ]

    log_in(client, world, "sun")
    page = client.get(row.url).content.decode()
    for words in (
        "开户银行",
        "款项9时15分转出",
        "紧急事项，按小时",
        "企业自身截止",
        "2023-03-03 00:00",
        "2023-03-01 23:20",
    ):
        assert words in page, words


def test_without_a_yes_before_the_last_moment_it_turns_red_at_its_minute(world: World) -> None:
    row = draft(request(world), actor=world.errand, at=RECORDED)
    row = step(row, "issue", world.errand, RECORDED)
    row = step(row, "sign", world.town, RECORDED)
    assert todays_light(row, on(2, 16, 10)).code != "overdue"
    assert todays_light(row, on(2, 16, 11)).code == "overdue"
    assert row.red_on == date(2023, 3, 3)
