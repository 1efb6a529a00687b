"""Every list page opens for each post that may open it, in both languages, on an empty district."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import World, log_in
from yiteng.rules.permissions import GRANTS

pytestmark = pytest.mark.django_db
PAGES = {
    "desk:home": "desk.home",
    "desk:facts": "desk.facts",
    "desk:search": "desk.search",
    "desk:entries": "commitments.do",
    "desk:sheet": "commitments.coordinate",
    "desk:burden": "desk.burden",
    "handover:list": "handover.read",
    "handover:write": "handover.write",
    "circulars:list": "circulars.read",
    "circulars:new": "circulars.write",
    "circulars:received": "circulars.receive",
    "publication:lists": "publication.read",
    "publication:items": "publication.read",
    "research:list": "research.read",
    "gate:list": "gate.read",
    "meetings:list": "meetings.read",
    "measures:list": "measures.read",
    "commitments:list": "commitments.list",
    "commitments:new": "commitments.draft",
    "verification:list": "verification.read",
    "publication:list": "publication.read",
    "enterprises:list": "enterprises.read",
    "reach:list": "reach.read",
    "reach:savings": "reach.read",
    "thread:holes": "thread.walk",
    "replies:list": "replies.read",
    "people:settings": "people.self",
    "people:password": "people.self",
    "people:accounts": "people.accounts",
    "people:roles": "people.roles",
    "places:workdays": "places.workdays",
    "audit:list": "audit.read",
    "jobs:list": "jobs.read",
}
POSTS = (
    "leader", "sun", "party_sun", "secretary", "li", "town", "clerk", "errand", "discipline",
    "secrecy", "branch", "hospital", "sysadmin", "secadmin", "auditadmin", "outsider",
)  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("post", POSTS)
def test_a_post_opens_exactly_the_pages_its_roles_allow(
    world: World, client: Client, post: str, language: str
) -> None:
    log_in(client, world, post)
    client.cookies["django_language"] = language
    roles = world.actors[post].roles
    answers = {name: client.get(reverse(name)).status_code for name in PAGES}
    assert answers == {n: 200 if roles & GRANTS[a] else 403 for n, a in PAGES.items()}


def test_a_stranger_is_sent_to_log_in(client: Client, db: None) -> None:
    answer = client.get(reverse("commitments:list"))
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/commitments/")


@pytest.mark.parametrize(
    "name", ["public:home", "public:ledger", "public:lists", "public:complain"]
)
def test_the_public_face_is_open_without_log_in(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200
