"""Tampering, each way there is, and what verify says to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection, transaction

from yiteng.audit import checkpoints, triggers
from yiteng.audit.actions import record
from yiteng.audit.canonical import START, chained, leaf
from yiteng.audit.faults import Fault
from yiteng.audit.models import Chain, Event
from yiteng.audit.tests.test_record import ENTRY, RECORDED, write
from yiteng.audit.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(tmp_path, settings):
    """Six events of county 1 and two of county 2, checkpoint after the first three of county 1."""
    settings.DATA = tmp_path
    write(*[replace(ENTRY, subject_id=n) for n in (1, 2, 3)])
    checkpoints.write(at=RECORDED)
    write(*[replace(ENTRY, subject_id=n) for n in (4, 5, 6)], replace(ENTRY, county=2))
    with triggers.suspended(connection):
        yield


def fault(county: int = 1) -> Fault | None:
    """The first fault of one chain; the others stay sound."""
    report = {chain.county: chain.fault for chain in verify().chains}
    assert report.pop(3 - county) is None
    return report.pop(county)


def at(number: int):
    return Event.objects.filter(county=1, number=number)


def rebuild(until: int = 6) -> None:
    """What the owner of the database can do: make all hashes and the head fit again."""
    before = START
    for event in Event.objects.filter(county=1).order_by("number"):
        mark = leaf(event.data)
        at(event.number).update(leaf_hash=mark, previous_hash=before, hash=chained(before, mark))
        before = chained(before, mark)
    Chain.objects.filter(county=1).update(length=until, head_hash=before)


def test_a_sound_trail_counts_what_it_read(chain):
    report = verify()
    assert report.ok
    assert [(c.county, c.events, c.checkpoints) for c in report.chains] == [(1, 6, 1), (2, 1, 0)]
    assert report.events == 7


def test_an_edited_text_is_named(chain):
    at(4).update(data=at(4).get().data.replace("active", "closed"))
    assert fault() == Fault("edited", 4, at(4).get().pk)


@pytest.mark.parametrize(
    "column",
    [{"post_title": "别人"}, {"action": "close"}, {"subject_id": 8}, {"actor_person": 8},
     {"recorded_at": ENTRY.said_at}, {"said_at": RECORDED}, {"batch": "x"},
     {"hash": START}, {"leaf_hash": START}, {"previous_hash": "f" * 64}],
    ids=lambda c: next(iter(c)),
)  # fmt: skip
def test_an_edited_column_is_named(chain, column):
    at(5).update(**column)
    assert fault() == Fault("edited", 5, at(5).get().pk)


def test_an_edited_text_with_its_own_hashes_made_to_fit_is_named_at_its_successor(chain):
    data = at(4).get().data.replace("active", "closed")
    mark = leaf(data)
    previous = at(4).get().previous_hash
    at(4).update(data=data, leaf_hash=mark, hash=chained(previous, mark))
    assert fault() == Fault("edited", 5, at(5).get().pk)


def test_a_removed_row_is_named(chain):
    at(2).delete()
    assert fault() == Fault("removed", 2)


def test_a_removed_row_whose_gap_was_closed_is_named(chain):
    at(4).delete()
    at(5).update(number=4)
    at(6).update(number=5)
    assert fault() == Fault("removed", 4, at(4).get().pk)


def test_two_swapped_rows_are_named_at_the_first(chain):
    at(4).update(number=40)
    at(5).update(number=4)
    at(40).update(number=5)
    assert fault() == Fault("swapped", 4, at(4).get().pk)


def test_a_cut_tail_shows_against_the_head(chain):
    at(6).delete()
    assert fault() == Fault("cut", 6)


def test_a_cut_tail_with_the_head_set_back_shows_against_the_checkpoint(chain):
    Event.objects.filter(county=1, number__gt=2).delete()
    Chain.objects.filter(county=1).update(length=2, head_hash=at(2).get().hash)
    assert fault() == Fault("cut", 3)


def test_a_chain_that_vanished_whole_shows_against_the_checkpoint(chain):
    Event.objects.filter(county=1).delete()
    Chain.objects.filter(county=1).delete()
    assert fault() == Fault("cut", 1)


def test_an_edited_head_is_named(chain):
    Chain.objects.filter(county=2).update(head_hash=START)
    assert fault(2) == Fault("head", 1)


def test_a_history_rewritten_consistently_shows_against_the_checkpoint(chain):
    at(2).update(data=at(2).get().data.replace("active", "closed"))
    rebuild()
    assert fault() == Fault("rewritten", 1)


def test_what_was_rewritten_after_the_last_checkpoint_cannot_be_seen(chain):
    """The limit of the method: keep checkpoints often, and copies elsewhere."""
    at(5).update(data=at(5).get().data.replace("active", "closed"))
    rebuild()
    assert fault() is None


def test_a_spoilt_file_of_checkpoints_is_said(chain):
    (checkpoints.folder() / "chain-1.txt").write_text("yiteng/chain-2\n3\n")
    assert fault() == Fault("checkpoint", 0)


def test_checkpoints_go_on_from_the_last_and_stay_when_nothing_happened(chain):
    assert [(c.county, c.size) for c in checkpoints.write(at=RECORDED)] == [(1, 6), (2, 1)]
    assert checkpoints.write(at=RECORDED) == []
    assert [c.size for c in checkpoints.read(1)] == [3, 6]
    assert verify().ok


def test_a_fault_says_its_sentence(chain):
    assert Fault("cut", 7).refusal.english() == (
        "The chain was cut off: event 7 and all after it are missing."
    )


def test_the_trail_needs_a_transaction(transactional_db):
    with pytest.raises(transaction.TransactionManagementError, match="inside atomic"):
        record([ENTRY], recorded_at=RECORDED)
