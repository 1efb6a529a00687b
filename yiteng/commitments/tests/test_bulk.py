"""A ledger drafted in bulk is what draft_many makes of it, row for row and event for event."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from tests.cast import NOW
from yiteng.audit.models import Event
from yiteng.audit.verify import verify
from yiteng.commitments.actions import Draft, Drafting, draft_many
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def drafts(world, lead="li"):
    village = world.areas["village_1"]
    return [
        Draft(
            Commitment(
                county=world.county, town=village.town, village=village, kind="livelihood_item",
                level="village", title=f"路灯 {{{n}}} \"x\" \\", lead_unit=world.units[lead],
                served_name="村民", served_type="residents", origin="superior", origin_ref="文",
                due_at=NOW + timedelta(days=n), details={"funding": "区级"}),
            {"output": Quantity(Decimal(30 + n), "盏", "约", status="planned")},
        )
        for n in range(3)
    ]  # fmt: skip


def bulk(world, actor, made):
    drafting = Drafting(actor=actor, at=NOW)
    drafting.add(made[:2])
    drafting.add(made[2:])
    with transaction.atomic():
        keys = drafting.write()
        drafting.tell()
    return keys


IGNORED = {"id", "number", "last_event", "version"}


def rows(keys):
    found = Commitment.objects.filter(pk__in=keys).order_by("pk")
    return [{k: v for k, v in row.items() if k not in IGNORED} for row in found.values()]


def test_the_rows_are_the_same(world):
    one = [row.pk for row in draft_many(drafts(world), actor=world.sun, at=NOW)]
    two = bulk(world, world.sun, drafts(world))
    assert rows(one) == rows(two)
    figures = CommitmentQuantity.objects.order_by("id").values_list("code", "value", "unit", "word")
    assert list(figures.filter(commitment__in=one)) == list(figures.filter(commitment__in=two))


def test_the_trail_is_whole_and_says_the_same_and_the_figures(world):
    one = draft_many(drafts(world), actor=world.sun, at=NOW)
    two = bulk(world, world.sun, drafts(world))
    assert verify().chains[0].fault is None
    was, now = (
        [json.loads(e.data) for e in Event.objects.filter(
            subject_type="commitments.commitment", subject_id__in=ids).order_by("number")]
        for ids in ([r.pk for r in one], list(two))
    )  # fmt: skip
    for old, new in zip(was, now, strict=True):
        new_figure = new["after"].pop("output")
        assert new_figure.endswith(" 盏")
        for event in (old, new):
            for name in ("number", "subject", "recorded_at", "batch"):
                event.pop(name)
            event["after"].pop("number")
        assert old == new


def test_numbers_go_on_and_each_row_knows_its_event(world):
    (first,) = draft_many(drafts(world)[:1], actor=world.sun, at=NOW)
    keys = bulk(world, world.sun, drafts(world))
    found = list(Commitment.objects.filter(pk__in=keys).order_by("pk"))
    last = int(first.number[-5:])
    assert [int(row.number[-5:]) for row in found] == [last + 1, last + 2, last + 3]
    for row in found:
        event = Event.objects.get(pk=row.last_event)
        assert (event.subject_id, json.loads(event.data)["after"]["number"]) == (row.pk, row.number)


def test_who_may_not_draft_and_what_may_not_be_drafted_is_refused(world):
    with pytest.raises(Refused) as refused:
        Drafting(actor=world.clerk, at=NOW)
    assert refused.value.codes == ("workflow.not_permitted",)
    made = drafts(world)
    made[0].row.kind = "no such kind"
    with pytest.raises(Refused) as refused:
        bulk(world, world.sun, made)
    assert refused.value.codes == ("commitment.kind",)
    assert not Commitment.objects.exists()
