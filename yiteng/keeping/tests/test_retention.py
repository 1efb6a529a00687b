"""What is personal ends on its day: deleted or unreadable, noted, and the trail stays whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.actions import Entry, record
from yiteng.audit.models import Event, Salt, Signer
from yiteng.audit.personal import proves
from yiteng.audit.verify import verify
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active, drafts
from yiteng.handover.actions import leave
from yiteng.handover.models import Note
from yiteng.jobs.actions import enqueue
from yiteng.jobs.models import Outbox
from yiteng.keeping.retention.actions import days_of, end_all
from yiteng.keeping.retention.register import REGISTER
from yiteng.messaging.actions import set_address
from yiteng.messaging.models import Address
from yiteng.people import actions as people
from yiteng.people.models import Account
from yiteng.publication.models import InboxEntry
from yiteng.rules.actor import software
from yiteng.rules.limits import BY_CODE
from yiteng.verification.models import Answer, Question
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db
NAME = "赵某某"


def whole() -> bool:
    return all(chain.fault is None for chain in verify().chains)


def asked(world: World, days: int) -> Commitment:
    """A matter of a person, closed so many days ago, with a question and what was said."""
    (row,) = drafts(world, served_type="person", served_name=NAME)
    Commitment.objects.filter(pk=row.pk).update(closed_at=NOW - timedelta(days=days))
    place = {"county": row.county, "town": row.town, "village": row.village}
    question = Question.objects.create(
        **place, commitment=row, asked_at=NOW, asked_by_post="x", served_name=NAME,
        token_hash=f"{row.pk}" * 8, expires_at=NOW - timedelta(days=days))  # fmt: skip
    Answer.objects.create(**place, question=question, commitment=row, answer="yes", words="我家好了",
                          channel="phone", answered_at=NOW)  # fmt: skip
    return row


def test_a_persons_name_enters_the_trail_as_a_digest_only(world: World) -> None:
    (row,) = drafts(world, served_type="person", served_name=NAME)
    events = Event.objects.filter(subject_type="commitments.commitment", subject_id=row.pk)
    assert NAME not in "".join(events.values_list("data", flat=True))
    held = events.order_by("id").first().content["after"]["served_name"]["digest"]
    assert proves(held, NAME) is True


def test_a_village_is_no_person_and_stands_in_words(world: World) -> None:
    (row,) = drafts(world)
    events = Event.objects.filter(subject_type="commitments.commitment", subject_id=row.pk)
    assert row.served_name in "".join(events.values_list("data", flat=True))


def test_names_of_persons_served_end_after_the_limit_and_the_chain_stays_whole(
    world: World,
) -> None:
    old, young = asked(world, 731), asked(world, 729)
    assert end_all(world.today, NOW) > 0
    assert [Commitment.objects.get(pk=r.pk).served_name for r in (old, young)] == ["—", NAME]
    assert Answer.objects.get(commitment=old).words == ""
    assert Answer.objects.get(commitment=young).words == "我家好了"
    assert not Salt.objects.filter(
        subject_id=old.pk, subject_type="commitments.commitment"
    ).exists()
    assert whole()


def test_it_happens_once_with_one_event_that_names_nobody(world: World) -> None:
    asked(world, 800)
    end_all(world.today, NOW)
    assert end_all(world.today, NOW) == 0
    events = Event.objects.filter(subject_type="keeping.retention")
    assert sorted(events.values_list("action", flat=True)) == ["served", "tokens"]
    assert NAME not in "".join(events.values_list("data", flat=True))


def test_links_that_ran_out_are_unusable_after_a_month(world: World) -> None:
    asked(world, 31)
    end_all(world.today, NOW)
    question = Question.objects.get()
    assert (question.token_hash, question.served_name) == (f"ended-{question.pk}", NAME)


def test_whoever_left_loses_access_at_once_and_the_name_later(world: World) -> None:
    active(world)
    account = world.accounts["li"]
    set_address(account, "li@district.example", actor=world.li, at=NOW)
    people.retire_account(account, actor=world.sysadmin, at=NOW)
    end_all(world.today, NOW)
    assert Address.objects.count() == 0
    assert Account.objects.get(pk=account.pk).name == "农业农村局联络员"
    later = NOW + timedelta(days=1096)
    end_all(later.date(), later)
    account = Account.objects.get(pk=account.pk)
    assert (account.name, account.login) == ("—", f"ended-{account.pk}")
    assert not Signer.objects.filter(person=account.pk).exists()
    assert Event.objects.filter(post=world.posts["li"].pk).exists()
    assert whole()


def test_jobs_done_end_and_what_waits_stays(world: World) -> None:
    for key in ("old", "waits"):
        enqueue("messaging.digest", key=key, payload={}, now=NOW)
    Outbox.objects.filter(key="old").update(done_at=NOW - timedelta(days=191))
    end_all(world.today, NOW)
    assert [job.key for job in Outbox.objects.filter(kind="messaging.digest")] == ["waits"]


def test_whom_to_call_ends_with_older_notes_and_never_stands_in_the_trail(world: World) -> None:
    for words, people_ in (("事一", "老李 139"), ("事二", "小王 138")):
        leave(words, people=people_, actor=world.li, at=NOW - timedelta(days=366))
    data = "".join(
        Event.objects.filter(subject_type="handover.note").values_list("data", flat=True)
    )
    assert "事一" in data and "老李" not in data
    end_all(world.today, NOW)
    assert [n.people for n in Note.objects.order_by("number")] == ["", "小王 138"]
    assert whole()


def test_what_came_in_is_emptied_once_carried(world: World) -> None:
    for carried in (NOW - timedelta(days=731), None):
        InboxEntry.objects.create(kind="complaint", payload={"words": NAME}, received_at=NOW,
                                  carried_at=carried)  # fmt: skip
    end_all(world.today, NOW)
    assert sorted(e.payload == {} for e in InboxEntry.objects.all()) == [False, True]


def test_every_place_has_an_end_and_logs_stay_six_months() -> None:
    for kept in REGISTER:
        assert kept.limit in BY_CODE or not kept.limit
    for code in ("keep.letters", "keep.jobs", "keep.messages"):
        assert BY_CODE[code].lowest >= 180


def test_a_countys_longer_limit_holds(world: World) -> None:
    from decimal import Decimal

    from yiteng.limits.actions import change

    served = REGISTER[0]
    change("keep.served", Decimal(900), reason="档案要求", actor=world.sun, at=NOW)
    assert days_of(served) == 900


def test_the_page_lists_every_place_for_everybody(client: Client, world: World) -> None:
    for who in ("li", "sysadmin", "auditadmin"):
        log_in(client, world, who)
        text = client.get(reverse("keeping:register")).content.decode()
        assert text.count("<tr") == len(REGISTER) + 1
        assert "办结后 730 天" in text


@pytest.mark.parametrize("many", [1, 3])
def test_the_register_costs_the_same_for_one_ended_row_and_for_three(
    client: Client, world: World, many: int, django_assert_num_queries
) -> None:
    for n in range(many):
        event = Entry(0, "keeping.retention", 0, "letters", software(0), NOW, {},
                      {"rows": n, "before": "2023-01-01"})  # fmt: skip
        record([event], recorded_at=real_now())
    log_in(client, world, "li")
    client.get(reverse("keeping:register"))
    with django_assert_num_queries(11):
        client.get(reverse("keeping:register"))
