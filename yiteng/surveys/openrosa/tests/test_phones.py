"""The page on which people admit and revoke phones."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from django.urls import reverse

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.rules.refusal import Refused
from yiteng.surveys.models import Phone
from yiteng.surveys.openrosa import actions, queries, setup
from yiteng.surveys.openrosa.tests.collect_settings import SCHEMA
from yiteng.surveys.openrosa.tests.hall import HEAD, admitted
from yiteng.surveys.tests.workbooks import opened


@pytest.fixture
def li(world, client):
    log_in(client, world, "li")
    return client


def text(answer) -> str:
    return answer.content.decode()


def page(form) -> str:
    return reverse("surveys:phones", args=[form.survey_id])


def nonce(answer) -> str:
    return re.search(r'name="nonce" value="([^"]+)"', text(answer)).group(1)


def test_opened_to_phones_a_code_is_shown_once_and_works(world, li):
    form = opened(world)
    li.post(reverse("surveys:mobile", args=[form.survey_id]), {"on": "1"})
    said = {"name": "村里的手机", "post": world.posts["li"].pk, "nonce": nonce(li.get(page(form)))}
    answer = li.post(page(form), said)
    address = re.search(r"<code>([^<]+)</code>", text(answer)).group(1)
    assert text(answer).count("<svg ") >= 1
    assert answer["Cache-Control"] == "private, no-store"
    held = setup.settings(address, form.survey.title)
    jsonschema.validate(json.loads(json.dumps(held)), SCHEMA)
    assert "<xform>" in text(li.get(address.partition("testserver")[2] + "/formList", **HEAD))
    token = address.split("/")[5]
    assert token not in text(li.get(page(form)))
    assert token not in str(list(Phone.objects.values()))


def test_a_double_click_is_one_phone(world, li):
    form = opened(world, mobile_on=True)
    said = {"name": "村里的手机", "post": world.posts["li"].pk, "nonce": "n-1"}
    first, second = li.post(page(form), said), li.post(page(form), said)
    code = re.compile(r"<code>([^<]+)</code>")
    assert code.findall(text(first)) == code.findall(text(second)) != []
    assert Phone.objects.count() == 1


def test_revoking_takes_one_click_and_is_in_the_trail(world, li):
    held = admitted(world)
    url = reverse("surveys:phone_revoke", args=[held.phone.pk])
    assert li.get(url).status_code == 302
    assert li.get(held.at("formList"), **HEAD).status_code == 200
    li.post(url)
    li.post(url)
    assert li.get(held.at("formList"), **HEAD).status_code == 403
    assert "已停用" in text(li.get(page(held.form)))
    events = Event.objects.filter(subject_type="surveys.phone").order_by("number")
    assert [(e.action, e.post_title) for e in events] == [
        ("add", "农业农村局联络员"), ("revoke", "农业农村局联络员")]  # fmt: skip
    assert not any(held.phone.token_hash in e.data or held.token in e.data for e in events)


@pytest.mark.parametrize(
    ("who", "posts"),
    [("clerk", ["clerk"]), ("li", ["li"]), ("errand", ["errand"]), ("sun", "all")],
)
def test_for_which_posts_somebody_admits_phones(world, who, posts):
    filling = ["li", "wang", "sun", "party_sun", "secretary", "party_secretary", "town",
               "other_town", "clerk", "errand", "branch", "hospital"]  # fmt: skip
    wanted = filling if posts == "all" else posts
    found = {one.title for one in queries.posts(world.actors[who])}
    assert found == {world.posts[key].title for key in wanted}


def test_nobody_admits_a_phone_in_another_posts_name(world):
    form = opened(world, mobile_on=True)
    with pytest.raises(Refused) as refused:
        actions.admit(form.survey, name="x", post=world.posts["sun"].pk, nonce="n",
                      actor=world.clerk, at=world.now)  # fmt: skip
    assert (refused.value.codes, Phone.objects.count()) == (("phone.post",), 0)


def test_who_sees_a_phone(world):
    held = admitted(world, by="clerk")
    seen = {key: held.phone in queries.phones(world.actors[key], held.form.survey)
            for key in ("clerk", "town", "li", "sun", "wang", "other_town", "outsider")}  # fmt: skip
    assert seen == {"clerk": True, "town": True, "li": True, "sun": True, "wang": False,
                    "other_town": False, "outsider": False}  # fmt: skip


@pytest.mark.parametrize("many", [1, 3])
def test_many_phones_cost_what_one_does(world, li, many, django_assert_num_queries, alone):
    form = opened(world, mobile_on=True)
    for n in range(many):
        actions.admit(form.survey, name=f"手机{n}", post=world.posts["li"].pk, nonce=str(n),
                      actor=world.li, at=world.now)  # fmt: skip
    li.get(page(form))
    with django_assert_num_queries(PAGE):
        assert text(li.get(page(form))).count("手机") >= many


def test_in_english_too(world, li):
    held = admitted(world)
    li.cookies["django_language"] = "en"
    assert "1 phone may fetch and send this form" in text(li.get(page(held.form)))


PAGE = 7
