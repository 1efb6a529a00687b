"""An objection upheld.

The supervision office assigns the market's stalls to a town. The town objects within its clock: the
market belongs to another unit. One click of the supervision office decides nothing: the staffing
office looks into who does what and says so first. The clock passes; the page and the list of what is
stuck say whose word is missing. Then both say the same, the matter goes to the other unit, which
signs; the town's objection stays readable with its words, and the original date stands.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import World, log_in
from yiteng.commitments.models import Commitment, Request
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import JUNE, issued

pytestmark = pytest.mark.django_db
#: Pages take the hour of the clock on the wall: a date that no test run outlives.
FAR = JUNE.replace(year=2099)


def posted(client: Client, row: Commitment, step: str, **said: object) -> int:
    """Take a step by the page; the status of the answer."""
    row.refresh_from_db()
    typed = {"step": step, "seen": row.version, **said}
    return client.post(f"{row.url}step/", typed).status_code


def page(client: Client, row: Commitment) -> str:
    return client.get(row.url).content.decode()


def test_the_market_goes_to_whose_duty_it_is(world: World, client: Client) -> None:
    (row,) = issued(world, title="集贸市场摊位改造", level="town", lead_unit=world.units["town"],
                    due_at=FAR)  # fmt: skip
    log_in(client, world, "town")
    assert posted(client, row, "object", ground="duty", reason="市场归水利局管理") == 302

    log_in(client, world, "sun")
    other = str(world.units["wang"].pk)
    assert posted(client, row, "reassign", new_lead=other, reason="属实") == 409
    assert "须先由编办提出意见" in page(client, row)
    row.refresh_from_db()
    assert (row.state, row.lead_unit_id) == ("objected", world.units["town"].pk)

    last = Request.objects.get().due_on
    assert stuck_rows(world.sun, last) == []
    (late,) = stuck_rows(world.sun, last + timedelta(days=1))
    assert (late.why.code, late.mover) == ("stuck.objection", "编办")

    log_in(client, world, "staffing")
    assert "下一步：编办对异议提出意见。" in page(client, row)
    assert posted(client, row, "speak", stance="uphold", reason="三定规定在水利局") == 302
    assert posted(client, row, "reassign", new_lead=other, reason="自己决定") == 409

    log_in(client, world, "sun")
    assert posted(client, row, "dismiss", reason="不同意") == 409
    assert posted(client, row, "reassign", new_lead=other, reason="与编办意见一致") == 302
    row.refresh_from_db()
    assert (row.state, row.lead_unit_id, row.original_due_at) == (
        "issued", world.units["wang"].pk, FAR)  # fmt: skip

    log_in(client, world, "wang")
    shown = page(client, row)
    for words in ("异议成立", "三定规定在水利局", "与编办意见一致", "市场归水利局管理"):
        assert words in shown, words
    assert posted(client, row, "sign") == 302
    row.refresh_from_db()
    assert (row.state, row.due_at) == ("active", FAR)
    assert stuck_rows(world.sun, last + timedelta(days=1)) == []
