"""The pages of case files: asking, agreeing, fetching."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import log_in
from yiteng.casefiles.models import CaseFile
from yiteng.casefiles.tests.shelf import agreed, asked
from yiteng.gate.tests.papers import approved


def test_the_two_walk_the_road_in_the_browser(world, client, settings, tmp_path):
    settings.DATA = tmp_path
    application = approved(world)
    log_in(client, world, "secretary")
    assert "申请案卷" in client.get(reverse("gate:show", args=[application.pk])).content.decode()
    said = {"reason": "答复代表询问", "second_unit": world.units["discipline"].pk}
    client.post(reverse("casefiles:ask", args=[application.pk]), said)
    casefile = CaseFile.objects.get()
    show = reverse("casefiles:show", args=[casefile.pk])
    assert "下载案卷" not in client.get(show).content.decode()
    log_in(client, world, "discipline")
    assert "1份案卷待本单位同意" in client.get(reverse("casefiles:list")).content.decode()
    step = reverse("casefiles:step", args=[casefile.pk])
    client.post(step, {"step": "agree", "seen": casefile.version})
    answer = client.post(reverse("casefiles:download", args=[casefile.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    casefile.refresh_from_db()
    page = client.get(show).content.decode()
    assert casefile.fingerprint in page and "下载案卷" in page


def test_who_asked_cannot_agree_and_reads_why(world, client):
    casefile = asked(world, actor=world.sun)
    log_in(client, world, "sun")
    step = reverse("casefiles:step", args=[casefile.pk])
    answer = client.post(step, {"step": "agree", "seen": casefile.version})
    assert answer.status_code == 409
    assert "这份案卷是您本人申请的" in answer.content.decode()


def test_a_third_person_gets_a_sentence_and_no_file(world, client):
    casefile = agreed(world)
    log_in(client, world, "sun")
    answer = client.post(reverse("casefiles:download", args=[casefile.pk]))
    assert answer.status_code == 409
    assert "只有申请人和同意人可以下载本案卷" in answer.content.decode()


def test_the_address_alone_downloads_nothing(world, client):
    casefile = agreed(world)
    log_in(client, world, "secretary")
    answer = client.get(reverse("casefiles:download", args=[casefile.pk]))
    assert answer.url == reverse("casefiles:show", args=[casefile.pk])


@pytest.mark.parametrize(
    ("post", "status"),
    [("secretary", 200), ("discipline", 200), ("leader", 200), ("outside_leader", 404),
     ("li", 403), ("auditadmin", 403)],
)  # fmt: skip
def test_who_may_open_a_case_file(world, client, post, status):
    casefile = asked(world)
    log_in(client, world, post)
    assert client.get(reverse("casefiles:show", args=[casefile.pk])).status_code == status


def test_a_form_without_purpose_names_the_field(world, client):
    application = approved(world)
    log_in(client, world, "secretary")
    answer = client.post(reverse("casefiles:ask", args=[application.pk]), {"second_unit": ""})
    assert answer.status_code == 200
    assert CaseFile.objects.count() == 0


def test_the_list_reads_as_many_queries_for_one_row_as_for_three(
    world, client, alone, django_assert_num_queries
):
    application = approved(world)
    asked(world, application)
    log_in(client, world, "secretary")
    url = reverse("casefiles:list")
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    asked(world, application)
    asked(world, application)
    with django_assert_num_queries(5):
        client.get(url)
