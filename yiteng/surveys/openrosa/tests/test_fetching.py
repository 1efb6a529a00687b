"""What phones fetch: the list, the manifest, form and lists; and who is let in."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from tests.cast import log_in
from yiteng.surveys.actions import surveys
from yiteng.surveys.models import Phone
from yiteng.surveys.openrosa import actions
from yiteng.surveys.openrosa.tests.hall import HEAD, admitted
from yiteng.surveys.tests.workbooks import opened, whole


def text(answer) -> str:
    return answer.content.decode()


def test_the_list_names_the_form_with_absolute_addresses(world, client):
    held = admitted(world)
    answer = client.get(held.at("formList?deviceID=collect%3A1"), **HEAD)
    site = f"http://testserver/odk/key/{held.token}/p/{held.form.survey_id}"
    assert (answer.status_code, answer["Content-Type"], answer["X-OpenRosa-Version"]) == (
        200, "text/xml; charset=utf-8", "1.0")  # fmt: skip
    assert text(answer) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xforms xmlns="http://openrosa.org/xforms/xformsList"><xform><formID>yt2023-0001</formID>'
        f"<name>村级冷库调查</name><version>1</version><hash>md5:{held.form.md5}</hash>"
        f"<downloadUrl>{site}/forms/1.xml</downloadUrl><manifestUrl>{site}/manifest/1</manifestUrl>"
        "</xform></xforms>")  # fmt: skip
    assert client.head(held.at("formList"), **HEAD).status_code == 200


def test_the_list_may_be_asked_for_one_form(world, client):
    held = admitted(world)
    assert "<xform>" in text(client.get(held.at("formList?formID=yt2023-0001"), **HEAD))
    assert "<xform>" not in text(client.get(held.at("formList?formID=other"), **HEAD))


def test_behind_a_proxy_with_tls_the_addresses_say_https(world, client, settings):
    settings.SESSION_COOKIE_SECURE = True
    held = admitted(world)
    assert "<downloadUrl>https://testserver/odk/" in text(client.get(held.at("formList"), **HEAD))


def test_form_and_lists_are_the_bytes_that_were_kept(world, client):
    held = admitted(world)
    form = client.get(held.at("forms/1.xml?deviceID=1"))
    assert form.content == bytes(held.form.xform)
    assert hashlib.md5(form.content).hexdigest() == held.form.md5
    (media,) = held.form.media.all()
    manifest = text(client.get(held.at("manifest/1?deviceID=1"), **HEAD))
    assert f"<filename>villages.csv</filename><hash>md5:{media.md5}</hash>" in manifest
    assert client.get(held.at("media/1/villages.csv?deviceID=1")).content == bytes(media.content)


def test_an_older_version_stays_and_the_newest_is_listed(world, client):
    held = admitted(world)
    surveys.add_form(held.form.survey, whole("是哪一天"), actor=world.li, at=world.now)
    assert "<version>2</version>" in text(client.get(held.at("formList"), **HEAD))
    assert client.get(held.at("forms/1.xml")).content == bytes(held.form.xform)


@pytest.mark.parametrize("path", ["formList", "submission", "manifest/1", "forms/1.xml",
                                  "media/1/villages.csv"])  # fmt: skip
def test_where_the_operator_has_not_turned_it_on_nothing_is_there(world, client, settings, path):
    held = admitted(world)
    settings.OPENROSA = False
    assert client.get(held.at(path), **HEAD).status_code == 404
    assert client.post(held.at(path), **HEAD).status_code == 404
    log_in(client, world, "li")
    page = text(client.get(f"/surveys/{held.form.survey_id}/"))
    assert "获取问卷" not in page
    assert "对手机开放" not in page
    assert client.get(f"/surveys/{held.form.survey_id}/phones/").status_code == 404


@pytest.mark.parametrize("path", ["formList", "submission", "manifest/1", "forms/1.xml"])
def test_a_revoked_phone_reads_a_sentence_and_no_password_box(world, client, path):
    held = admitted(world)
    actions.revoke(held.phone, actor=world.li, at=world.now)
    answer = client.get(held.at(path), **HEAD)
    assert (answer.status_code, answer["X-OpenRosa-Version"]) == (403, "1.0")
    assert "这部手机未获准或已停用" in text(answer)


def test_a_survey_that_is_not_open_to_phones_is_not_there(world, client):
    held = admitted(world)
    surveys.change(held.form.survey, {"mobile_on": False}, actor=world.li, at=world.now)
    answer = client.get(held.at("formList"), **HEAD)
    assert answer.status_code == 404
    assert "已填的答卷仍在手机里" in text(answer)


def test_a_phone_of_one_survey_reaches_no_other(world, client):
    held = admitted(world)
    other = opened(world, title="另一项", mobile_on=True)
    assert client.get(held.at("formList").replace(
        f"/p/{held.form.survey_id}/", f"/p/{other.survey_id}/"), **HEAD).status_code == 404  # fmt: skip


def test_after_its_last_day_nothing_is_listed(world, client):
    held = admitted(world, opened(world, closes_on=date(2023, 3, 30)))
    assert "<xform>" not in text(client.get(held.at("formList"), **HEAD))


def test_trying_many_tokens_is_stopped_and_hinders_no_phone(world, client):
    held = admitted(world)
    wrong = [client.get(held.at("formList").replace(held.token, f"x{n}"), **HEAD).status_code
             for n in range(22)]  # fmt: skip
    assert wrong == [403] * 20 + [429] * 2
    assert client.get(held.at("formList"), **HEAD).status_code == 200


def test_only_the_day_is_remembered(world, client):
    held = admitted(world)
    client.get(held.at("formList"), **HEAD)
    seen = Phone.objects.get().seen_on
    assert type(seen) is date


def test_without_the_version_the_protocol_is_not_spoken(world, client):
    answer = client.get(admitted(world).at("formList"))
    assert (answer.status_code, "ODK Collect" in text(answer)) == (400, True)


def test_no_address_ends_in_a_slash(world, client):
    assert client.get(admitted(world).at("formList/"), **HEAD).status_code == 404
