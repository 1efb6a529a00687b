"""Nobody gets a case file alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from yiteng.audit.models import Event
from yiteng.casefiles import actions
from yiteng.casefiles.models import CaseFile
from yiteng.casefiles.tests.shelf import agreed, asked, fetched
from yiteng.gate.tests.papers import whole
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import real_now


def refused(call) -> tuple[str, ...]:
    """The codes of a refusal."""
    with pytest.raises(Refused) as found:
        call()
    return found.value.codes


def test_two_people_of_two_units_get_the_file_and_each_download_is_audited(world):
    casefile = agreed(world)
    assert casefile.state == "agreed"
    for post in (world.discipline, world.secretary):
        packed = actions.hand_out(casefile, actor=post, at=world.now)
        assert packed[:2] == b"PK"
    told = Event.objects.filter(subject_type="casefiles.casefile").order_by("number")
    assert [(e.action, e.post_title) for e in told] == [
        ("open", "政府办秘书"), ("agree", "纪检监察员"), ("download", "纪检监察员"),
        ("download", "政府办秘书"),
    ]  # fmt: skip
    assert told[2].content["after"] == {"fingerprint": casefile.fingerprint}


def test_one_person_alone_gets_nothing(world):
    casefile = asked(world)
    both = replace(world.secretary, roles=world.secretary.roles | {"supervision"})
    agree = lambda who: actions.take(casefile, "agree", actor=who, at=world.now)  # noqa: E731
    assert refused(lambda: agree(both)) == (
        "casefile.same_person", "casefile.same_unit", "casefile.not_asked",
    )  # fmt: skip
    assert refused(lambda: fetched(world, casefile)) == (
        "casefile.not_agreed", "casefile.not_one_of_two",
    )  # fmt: skip


def test_two_posts_of_one_person_are_one_person(world):
    casefile = asked(world)
    other_post = replace(world.discipline, person=world.secretary.person)
    assert refused(lambda: actions.take(casefile, "agree", actor=other_post, at=world.now)) == (
        "casefile.same_person",
    )


def test_two_people_of_one_unit_are_one_unit(world):
    second = replace(
        world.discipline, unit=world.secretary.unit, unit_name=world.secretary.unit_name
    )
    casefile = asked(world)
    assert refused(lambda: actions.take(casefile, "agree", actor=second, at=world.now)) == (
        "casefile.same_unit", "casefile.not_asked",
    )  # fmt: skip
    assert refused(lambda: asked(world, second_unit=world.secretary.unit)) == (
        "casefile.no_such_unit",
    )


def test_only_the_unit_that_was_asked_answers(world):
    casefile = asked(world)
    assert refused(lambda: actions.take(casefile, "agree", actor=world.sun, at=world.now)) == (
        "casefile.not_asked",
    )


@pytest.mark.parametrize("post", ["li", "leader", "sysadmin", "auditadmin", "outsider"])
def test_who_has_no_right_cannot_agree(world, post):
    codes = refused(
        lambda: actions.take(asked(world), "agree", actor=getattr(world, post), at=world.now)
    )
    assert codes != ()


def test_a_third_person_cannot_fetch_it(world):
    casefile = agreed(world)
    assert refused(lambda: actions.hand_out(casefile, actor=world.sun, at=world.now)) == (
        "casefile.not_one_of_two",
    )


def test_the_link_ends_by_the_real_clock(world):
    casefile = agreed(world)
    left = casefile.expires_at - real_now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    CaseFile.objects.filter(pk=casefile.pk).update(expires_at=real_now() - timedelta(seconds=1))
    assert refused(lambda: fetched(world, casefile)) == ("casefile.expired",)


def test_storing_starts_with_submission_and_a_reason_is_given(world):
    assert refused(lambda: asked(world, whole(world), reason=" ")) == (
        "casefile.not_submitted", "casefile.unexplained",
    )  # fmt: skip


def test_a_declined_or_withdrawn_ask_gives_no_file(world):
    casefile = asked(world)
    declined = actions.take(
        casefile, "decline", actor=world.discipline, at=world.now, inputs={"reason": "用途不明"}
    )
    assert (declined.state, declined.answer_reason, declined.packed) == (
        "declined", "用途不明", None,
    )  # fmt: skip
    assert refused(lambda: fetched(world, declined)) == (
        "casefile.not_agreed", "casefile.not_one_of_two",
    )  # fmt: skip
    other = actions.take(
        asked(world, casefile.application), "withdraw", actor=world.secretary, at=world.now
    )
    assert other.state == "withdrawn"
