"""A survey filled in a village without a network becomes a public result.

李 asks the villages about cold stores and opens the form to phones. The clerk of the first village
scans the code, drives up where there is no network and fills in two forms, one with a photo.
Meanwhile 李 brings out a second version. Days later the phone sends what it has; 李 approves it in
the inbox, and it is findings. They become a problem, a meeting, a measure, a commitment, a result the
growers confirm, and a line of the public ledger; and from there one walks back to the filled form.
"""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.test import Client
from django.urls import reverse

from stories.test_one_thread import delivered, held, measure_of, promised, published
from tests.cast import NOW, World, log_in
from tests.collect_client import Collect
from yiteng.audit.verify import verify
from yiteng.research import actions as research
from yiteng.research.models import Finding, Problem
from yiteng.research.tests.field import worded
from yiteng.rules.node import STATIONS
from yiteng.surveys.actions import surveys
from yiteng.surveys.models import FormVersion, Submission
from yiteng.surveys.openrosa.tests.hall import filled, picture
from yiteng.surveys.tests.workbooks import opened, whole
from yiteng.thread.walk import walk

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


@pytest.fixture(autouse=True)
def phones_on(settings, tmp_path):
    settings.OPENROSA, settings.FILES_ROOT = True, tmp_path / "files"


def scanned(world: World, client: Client, form: FormVersion, site: str) -> Collect:
    """李 opens the form to phones; the clerk admits the village's phone and scans the code."""
    log_in(client, world, "li")
    client.post(reverse("surveys:mobile", args=[form.survey_id]), {"on": "1"})
    log_in(client, world, "clerk")
    page = client.post(reverse("surveys:phones", args=[form.survey_id]),
                       {"name": "村里的手机", "post": world.posts["clerk"].pk, "nonce": "1"})  # fmt: skip
    (address,) = re.findall(r"<code>([^<]+)</code>", page.content.decode())
    return Collect(address.replace("http://testserver", site))


def filled_in(phone: Collect, form: FormVersion) -> list[bytes]:
    """Two forms filled in with what the phone holds: its list of villages, no network."""
    rows = csv.DictReader(io.StringIO(phone.stored["villages.csv"].decode()))
    codes = {row["label"]: row["name"] for row in rows}
    return [
        filled(form, f"<day>2022-11-20</day><village>{codes[village]}</village><has>n</has>"
                     f"<photo>{photo}</photo>", f"uuid:{village}")
        for village, photo in (("甲镇一村", "门口.jpg"), ("甲镇二村", ""))
    ]  # fmt: skip


def approved(world: World, client: Client, form: FormVersion) -> Problem:
    """李 approves what came in with one click; the findings become a stated problem."""
    log_in(client, world, "li")
    inbox = reverse("surveys:inbox", args=[form.survey_id])
    client.post(inbox, {"chosen": [str(row.pk) for row in Submission.objects.all()]})
    found = list(Finding.objects.all())
    assert [(one.statement, one.village.name) for one in found] == [
        ("村里没有冷库，果子没处存", "一村"), ("村里没有冷库，果子没处存", "二村")]  # fmt: skip
    (problem,) = research.word_problems(
        [(worded(world, agreed="agreed", town=world.areas["town_a"]), found)],
        actor=world.li, at=NOW,
    )  # fmt: skip
    return research.state_problems([problem], actor=world.li, at=NOW)[0]


def test_what_was_filled_in_without_a_network_becomes_a_public_result(
    world: World, client: Client, live_server
) -> None:
    form = opened(world)
    phone = scanned(world, client, form, live_server.url)
    (listed,) = phone.form_list()
    phone.download(listed)

    forms = filled_in(phone, form)
    surveys.add_form(form.survey, whole("是哪一天"), actor=world.li, at=NOW)
    for raw, files in zip(forms, ({"门口.jpg": picture(place=True)}, {}), strict=True):
        phone.submit(raw, files)
    assert phone.form_list()[0].version == "2"
    assert [bytes(row.raw) for row in Submission.objects.order_by("id")] == forms

    meeting = held(world, approved(world, client, form))
    row = delivered(world, client, promised(world, meeting, measure_of(world, meeting)))
    assert (row.state, row.confirmed) == ("closed", True)
    shown = published(world, row)

    ledger = client.get(reverse("public:ledger")).content.decode()
    assert "一村建成冷库一座" in ledger
    back = walk(("publication", shown.pk), world.leader)
    assert {stop.node.type for stop in back.at("finding")} == {"finding", "submission"}
    thread = walk(("commitment", row.pk), world.leader)
    assert [s for s in STATIONS if thread.at(s)] == list(STATIONS)
    log_in(client, world, "leader")
    page = client.get(reverse("thread:walk", args=["commitment", row.pk])).content.decode()
    assert "村里没有冷库，果子没处存" in page
    assert "“村级冷库调查”" in page
    assert verify().ok
