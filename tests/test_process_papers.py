"""Process papers are never public: no route and no package of the public face says a word of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.cast import NOW, World
from tests.guards.test_addresses import addresses
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.gate import actions as gate
from yiteng.gate.models import Application
from yiteng.gate.tests.papers import opened, submitted
from yiteng.links.actions import link_many
from yiteng.publication import actions, packages
from yiteng.publication.jobs import values_of
from yiteng.publication.models import OpenQuestion, Publication, Snapshot
from yiteng.verification.actions import ask
from yiteng.verification.tests.test_road import done, road

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
#: Words that stand in process papers of these tests and nowhere else.
TITLE, OPINION, WHY = (
    "内部会议申请之一",
    "依据还不够扎实，建议补一次调研",
    "清明前后集日人流集中，搬迁不能再等",
)
RETURNED, GOAL = "目标没有写到什么时候做成", "新增冷库"
SECRET = (TITLE, OPINION, WHY, RETURNED, GOAL, "2022-001", "会前审核", "冷库布点")


def papers(world: World) -> Application:
    """One application decided against its opinion, one returned, one joined."""
    by = {"actor": world.secretary, "at": NOW}
    first = gate.review(submitted(world, title=TITLE), verdict="against", opinion=OPINION, **by)
    gate.send_back(submitted(world), reason=RETURNED, **by)
    gate.merge(submitted(world), into=opened(world).number, reason=RETURNED, **by)
    return gate.approve_against(first, reason=WHY, actor=world.leader, at=NOW)


def published(world: World, application: Application) -> str:
    """A commitment that solves the application's problem, published after two reviews and asked.

    Returns the token of the link of the people served.
    """
    problem = application.prescriptions.get().problem
    row = take(done(world, road(world)), "verify", actor=world.wang, at=NOW,
               inputs={"note": "夜间到村查看"})  # fmt: skip
    link_many(
        [(("problem", problem.pk), ("commitment", row.pk), "solves")], actor=world.sun, at=NOW
    )
    rows = actions.propose_many([row], basis="政府信息公开条例第二十一条", actor=world.sun, at=NOW)
    rows = actions.take_many(rows, "pass_secrecy", actor=world.secrecy, at=NOW)
    rows = actions.take_many(rows, "pass_disclosure", actor=world.disclosure, at=NOW)
    actions.take_many(rows, "publish", actor=world.secretary, at=NOW)
    return ask(Commitment.objects.get(pk=row.pk), actor=world.sun, at=NOW).token


def pages(world: World, token: str) -> Iterator[str]:
    """Every address of the public face, with a key or token that exists, in both languages."""
    known = {"key": Snapshot.objects.get().key, "token": token}
    for name, pattern in addresses("public").items():
        wanted = {key: known[key] for key in pattern.pattern.converters}
        path = reverse(name, kwargs=wanted)
        for language in ("zh-hans", "en"):
            client = Client()
            client.cookies["django_language"] = language
            yield client.get(path, follow=True).content.decode()


def leaks(text: str) -> list[str]:
    """The words of process papers that stand in a text."""
    return [word for word in SECRET if word in text]


def test_no_public_route_says_a_word_of_process_papers(world: World, client: Client) -> None:
    token = published(world, papers(world))
    found = list(pages(world, token))
    assert len(found) == 2 * len(addresses("public"))
    assert any("安装路灯30盏" in page for page in found)
    assert [leaks(page) for page in found if leaks(page)] == []


def test_no_package_carries_a_word_of_process_papers(world: World) -> None:
    published(world, papers(world))
    package = packages.make(snapshots=values_of(list(Publication.objects.all()))).decode()
    stored = [str(row) for row in Snapshot.objects.values_list()]
    stored += [str(row) for row in OpenQuestion.objects.values_list()]
    assert len(stored) == 2
    assert [leaks(text) for text in (package, *stored) if leaks(text)] == []


def test_inner_addresses_of_applications_are_unknown_to_the_public_face() -> None:
    paths = ("/applications/", "/applications/1/", "/applications/1/review/",
             "/applications/1/form/", "/applications/results/")  # fmt: skip
    for path in paths:
        with pytest.raises(Resolver404):
            resolve(path, urlconf="yiteng.urls.public")
