"""Pages of verification: what waits, handing in proof, the slip, answers a post heard."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.files.tests.samples import PDF
from yiteng.verification.actions import ask, give_proof_many, token_hash
from yiteng.verification.models import Answer, Proof, Question
from yiteng.verification.queries import WAITING, counts

pytestmark = pytest.mark.django_db


def page(world: World, who: str, address: str, data: dict[str, object] | None = None):
    """The page of an address as one of the cast sees it, in English."""
    client = Client()
    log_in(client, world, who)
    client.cookies["django_language"] = "en"
    return client.get(address) if data is None else client.post(address, data)


def text(response) -> str:
    return response.content.decode()


def reported(world: World, **changes) -> Commitment:
    """One commitment of which completion is reported."""
    (row,) = active(world, **changes)
    proofs = [Proof(commitment=row, kind=kind, title="验收单")
              for kind in ("acceptance_record", "in_use_record")]  # fmt: skip
    give_proof_many(proofs, actor=world.li, at=NOW)
    return take(row, "report", actor=world.li, at=NOW, inputs={"note": "全部亮灯"})


def test_what_waits_is_counted_for_whoever_may_see_it(world: World):
    reported(world, checker_unit=world.units["wang"])
    row = take(reported(world), "verify", actor=world.party_sun, at=NOW, inputs={"note": "看过"})
    ask(row, actor=world.sun, at=NOW)
    waiting = {who: [counts(world.actors[who])[c] for c in WAITING] for who in
               ("sun", "wang", "li", "outsider")}  # fmt: skip
    assert waiting == {
        "sun": [1, 0, 1, 0, 0, 0], "wang": [1, 0, 0, 0, 0, 0], "li": [0, 0, 1, 0, 0, 0],
        "outsider": [0, 0, 0, 0, 0, 0],
    }  # fmt: skip


@pytest.mark.parametrize("state", WAITING)
def test_each_list_of_what_waits_opens(world: World, state: str):
    reported(world)
    assert page(world, "sun", f"/verification/?state={state}").status_code == 200


def test_proof_is_handed_in_with_a_file_and_photos_are_not_asked_for(world: World):
    (row,) = active(world)
    address = f"/verification/commitments/{row.pk}/proof/"
    assert "A photo is never required." in text(page(world, "li", address))
    paper = SimpleUploadedFile("验收单.pdf", PDF, "application/pdf")
    typed = {"kind": "acceptance_record", "title": "验收单第3号", "words": "", "file": paper}
    answer = page(world, "li", address, typed)
    assert answer.status_code == 302, text(answer)
    assert "验收单.pdf" in text(page(world, "li", row.url))


def test_the_slip_shows_the_link_once_and_only_its_hash_is_kept(world: World):
    row = reported(world)
    said = {"step": "ask", "seen": row.version}
    answer = page(world, "sun", f"{row.url}step/", said)
    (token,) = re.findall(r"/public/answer/([\w-]+)/", text(answer))
    assert Question.objects.get().token_hash == token_hash(token)
    assert token not in text(page(world, "sun", row.url))
    again = page(world, "sun", f"{row.url}step/", said)
    assert again.status_code == 409


def test_a_lost_link_is_replaced_and_the_old_one_ends(world: World):
    row = reported(world)
    old = ask(row, actor=world.sun, at=NOW).token
    answer = page(world, "sun", f"{row.url}step/", {"step": "ask_again"})
    (new,) = re.findall(r"/public/answer/([\w-]+)/", text(answer))
    assert old != new
    assert (
        Question.objects.get(token_hash=token_hash(old)).expires_at
        == Question.objects.get(token_hash=token_hash(new)).asked_at
    )


def test_an_answer_heard_by_a_post_is_named_as_such(world: World):
    row = reported(world)
    ask(row, actor=world.sun, at=NOW)
    said = {"step": "answer_no", "words": "一半不亮", "channel": "phone"}
    assert page(world, "sun", f"{row.url}step/", said).status_code == 302
    answer = Answer.objects.get()
    assert (answer.answer, answer.channel, answer.recorded_by_post, answer.words) == (
        "no", "phone", "督查室主任", "一半不亮")  # fmt: skip


def test_the_unit_that_is_judged_records_no_answer(world: World):
    row = reported(world, lead_unit=world.units["li"])
    ask(row, actor=world.sun, at=NOW)
    Commitment.objects.filter(pk=row.pk).update(lead_unit=world.units["town"])
    answer = page(world, "town", f"{row.url}step/", {"step": "answer_yes"})
    assert answer.status_code == 409
    assert "Your unit did this work; another unit records" in text(answer)


def test_a_stranger_hands_in_nothing(world: World):
    (row,) = active(world)
    address = f"/verification/commitments/{row.pk}/proof/"
    assert page(world, "outsider", address).status_code == 404
