"""Results that travel as a file: signed, checked, whole or not at all, the same again does no harm."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import log_in
from yiteng.designation import packages
from yiteng.designation.actions import cases, results
from yiteng.designation.models import DesignationCase, Partner, ReceivedResult
from yiteng.designation.tests.cases import at, walked
from yiteng.rules.refusal import Refused

#: The secret of the branch's own installation; the platform that takes the file has another.
BRANCH, PLATFORM = "a-branch-of-its-own-" * 3, "the-platform-of-the-district-" * 2


def refused(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


@pytest.fixture
def travelled(world, settings):
    """A file written by the branch, and the platform that knows its key."""
    settings.SECRET_KEY = BRANCH
    case = walked(world, "enforce")
    made = results.export(actor=world.branch, at=at(date(2023, 3, 31)))
    key = packages.public_key()
    settings.SECRET_KEY = PLATFORM
    assert packages.public_key() != key
    partner = Partner(county=world.county, name="某分局", key=key, since=date(2023, 3, 31))
    results.trust(partner, actor=world.branch, at=world.now)
    return case, made, partner


def test_a_file_is_taken_in_and_again_changes_nothing(world, travelled):
    case, made, partner = travelled
    (row,) = results.receive(made, actor=world.branch, at=world.now)
    assert (row.partner, row.number, row.facility, row.status) == (
        partner, case.pk, "杨柳卫生院", "operating",
    )  # fmt: skip
    assert row.fields["review_number"] == "淄医保函〔2023〕1号"
    assert row.fields["commissioned_on"] == "2023-03-15"
    assert results.receive(made, actor=world.branch, at=world.now) == []
    assert ReceivedResult.objects.count() == 1


def test_only_named_fields_travel(travelled):
    _case, made, _partner = travelled
    body = json.loads(made.split(b"\n", 2)[2])
    assert set(body["results"][0]["fields"]) == set(packages.FIELDS)
    assert set(body["results"][0]) == {"number", "facility", "area", "kind", "status", "fields"}


@pytest.mark.parametrize("place", [0, 70, 140, -5])
def test_one_forged_byte_and_nothing_is_taken(world, travelled, place):
    _case, made, _partner = travelled
    forged = bytearray(made)
    forged[place] = forged[place] ^ 1
    codes = refused(lambda: results.receive(bytes(forged), actor=world.branch, at=world.now))
    assert codes == ("results.signature",)
    assert ReceivedResult.objects.count() == 0


def test_an_unknown_key_and_one_no_longer_trusted(world, travelled, settings):
    _case, made, partner = travelled
    settings.SECRET_KEY = "somebody-else-entirely-" * 3
    other = results.export(actor=world.branch, at=at(date(2023, 4, 1)))
    settings.SECRET_KEY = PLATFORM
    assert refused(lambda: results.receive(other, actor=world.branch, at=world.now)) == (
        "results.signature",
    )
    results.distrust(partner, actor=world.branch, at=world.now)
    assert refused(lambda: results.receive(made, actor=world.branch, at=world.now)) == (
        "results.signature",
    )


def test_a_later_file_changes_and_an_older_one_does_not(world, travelled, settings):
    case, made, _partner = travelled
    results.receive(made, actor=world.branch, at=world.now)
    settings.SECRET_KEY = BRANCH
    case.refresh_from_db()
    cases.take(case, "suspend", actor=world.branch, at=at(date(2023, 4, 3)),
               inputs={"on": date(2023, 4, 3), "reason": "水质"})  # fmt: skip
    later = results.export(actor=world.branch, at=at(date(2023, 4, 3)))
    settings.SECRET_KEY = PLATFORM
    (row,) = results.receive(later, actor=world.branch, at=world.now)
    assert (row.status, row.as_of) == ("suspended", date(2023, 4, 3))
    assert refused(lambda: results.receive(made, actor=world.branch, at=world.now)) == (
        "results.older",
    )


@pytest.mark.parametrize("junk", [b"", b"a\nb", b"a\nb\nc", b"\xff\n\xfe\n{}"])
def test_what_is_no_file_of_results(world, travelled, junk):
    assert refused(lambda: results.receive(junk, actor=world.branch, at=world.now))[0] in (
        "results.unreadable", "results.signature",
    )  # fmt: skip


def test_a_key_has_64_figures_and_is_entered_once(world, travelled):
    _case, _made, partner = travelled
    short = Partner(county=world.county, name="乙", key="ab", since=date(2023, 3, 31))
    assert refused(lambda: results.trust(short, actor=world.branch, at=world.now)) == (
        "results.key",
    )
    again = Partner(county=world.county, name="丙", key=partner.key, since=date(2023, 3, 31))
    assert refused(lambda: results.trust(again, actor=world.branch, at=world.now)) == (
        "results.key_there",
    )


def test_nothing_to_write_without_a_result_and_without_the_right(world):
    assert refused(lambda: results.export(actor=world.branch, at=world.now)) == ("results.none",)
    assert refused(lambda: results.export(actor=world.hospital, at=world.now)) == (
        "workflow.not_permitted",
    )


def test_on_the_page_a_file_goes_out_and_comes_in(world, client, travelled):
    _case, made, _partner = travelled
    log_in(client, world, "branch")
    answer = client.post("/designation/results/export/")
    assert answer.content.split(b"\n")[1].decode() == packages.public_key()
    sent = SimpleUploadedFile("results.ytr", made)
    assert client.post("/designation/results/receive/", {"package": sent}).status_code == 302
    page = client.get("/designation/results/").content.decode()
    assert "杨柳卫生院" in page
    forged = SimpleUploadedFile("results.ytr", made[:-3] + b"]}}")
    answer = client.post("/designation/results/receive/", {"package": forged})
    assert (answer.status_code, "验签不通过" in answer.content.decode()) == (409, True)
    typed = {"name": "乙分局", "key": "A" * 64}
    assert client.post("/designation/results/trust/", typed).status_code == 302
    assert Partner.objects.get(name="乙分局").key == "a" * 64
    assert DesignationCase.objects.count() == 1


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(
    world, client, travelled, many, django_assert_num_queries
):
    _case, _made, partner = travelled
    for n in range(many):
        ReceivedResult.objects.create(
            county=world.county, partner=partner, number=n, facility="甲", kind="dialysis",
            status="operating", fields={}, as_of=date(2023, 3, 31), sha256="0",
        )  # fmt: skip
    log_in(client, world, "branch")
    client.get("/designation/results/")
    with django_assert_num_queries(6):
        client.get("/designation/results/")
