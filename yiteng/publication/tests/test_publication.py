"""Publication: two reviews by two persons, an allow-list of fields, a link that answers once."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import drafts
from yiteng.publication import actions, packages
from yiteng.publication.fields import snapshots
from yiteng.publication.models import FrozenList, InboxEntry, OpenQuestion, Snapshot
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import ask
from yiteng.verification.tests.test_road import done, road

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


def published(world: World) -> Commitment:
    row = take(road(world), "issue", actor=world.sun, at=NOW)
    rows = actions.propose_many([row], basis="政府信息公开条例第二十一条", actor=world.sun, at=NOW)
    rows = actions.take_many(rows, "pass_secrecy", actor=world.secrecy, at=NOW)
    rows = actions.take_many(rows, "pass_disclosure", actor=world.disclosure, at=NOW)
    actions.take_many(rows, "publish", actor=world.secretary, at=NOW)
    return Commitment.objects.get(pk=row.pk)


def test_nothing_is_public_before_two_reviews(world: World) -> None:
    row = take(road(world), "issue", actor=world.sun, at=NOW)
    rows = actions.propose_many([row], basis="条例", actor=world.sun, at=NOW)
    with pytest.raises(Refused):
        actions.take_many(rows, "publish", actor=world.secretary, at=NOW)
    assert Snapshot.objects.count() == 0


def test_after_two_reviews_the_public_reads_exactly_the_allow_listed_fields(
    world: World, client: Client
) -> None:
    row = published(world)
    found = Snapshot.objects.get()
    assert (found.title, found.status, found.level, found.village) == (
        "安装路灯30盏", "Promised", "village", "一村")  # fmt: skip
    page = client.get(reverse("public:item", args=[found.key])).content.decode()
    assert "安装路灯30盏" in page
    assert "赵家村村民" not in page
    assert row.published is True


def test_of_a_kind_the_public_reads_what_it_marks_public_and_choices_by_their_titles(
    world: World,
) -> None:
    said = {"entity": "cooperative", "land": "arable", "owner": "一村村集体"}
    (row,) = drafts(world, kind="agriculture_project", details=said)
    (values,) = snapshots([row])
    assert values["fields"]["values"] == [
        ["What is to be built or grown",
         {"value": "30", "unit": "盏", "word": "", "status": "planned", "as_of": "", "source": ""}],
        ["Run by", "Village collective cooperative"],
        ["Due", "2023-06-30"],
        ["Lead unit", row.lead_unit.name],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["enterprise_request", "conduct_rectification"])
def test_nothing_said_of_requests_and_conduct_is_public(kind: str, world: World) -> None:
    said = {"court_result": "by_law", "circular": "通报", "mandate": "委托书"}
    (row,) = drafts(world, kind=kind, details=said)
    (values,) = snapshots([row])
    assert [label for label, _ in values["fields"]["values"]] == ["Due", "Lead unit"]


def test_the_one_who_proposed_it_may_not_review_it(world: World) -> None:
    row = take(road(world), "issue", actor=world.sun, at=NOW)
    (publication,) = actions.propose_many([row], basis="条例", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.take(publication, "pass_secrecy", actor=world.sun, at=NOW)
    assert refused.value.codes == ("lifecycle.not_permitted",)


def test_a_recalled_row_leaves_the_public_face(world: World) -> None:
    published(world)
    from yiteng.publication.models import Publication

    actions.take(
        Publication.objects.get(),
        "recall",
        actor=world.secretary,
        at=NOW,
        inputs={"reason": "标题有误"},
    )
    assert Snapshot.objects.count() == 0


def test_a_frozen_list_keeps_its_count_and_later_changes_are_events(world: World) -> None:
    from yiteng.publication.models import Publication

    row = published(world)
    frozen = actions.freeze(
        "2023年村级民生实事",
        list(Publication.objects.all()),
        level="village",
        actor=world.secretary,
        at=NOW,
    )
    actions.change_list(frozen, "dropped", row.pk, "与区级项目合并", actor=world.secretary, at=NOW)
    assert FrozenList.objects.get().count == 1
    assert [(e.event, e.reason) for e in frozen.events.all()] == [("dropped", "与区级项目合并")]


def test_a_forged_package_is_refused_whole(world: World) -> None:
    package = packages.make(recalled=["commitment-1"])
    with pytest.raises(Refused) as refused:
        packages.apply(package.replace(b"commitment-1", b"commitment-2"))
    assert refused.value.codes == ("package.signature",)


def test_a_package_carried_twice_changes_nothing(world: World) -> None:
    published(world)
    before = list(Snapshot.objects.values())
    from yiteng.publication.jobs import values_of
    from yiteng.publication.models import Publication

    package = packages.make(snapshots=values_of(list(Publication.objects.all())))
    packages.apply(package)
    packages.apply(package)
    assert list(Snapshot.objects.values()) == before
    assert json.loads(package.partition(b"\n")[2])["v"] == 1


def test_zhao_answers_by_the_link_in_one_tap_and_it_closes(world: World, client: Client) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "夜间到村查看"})
    token = ask(row, actor=world.sun, at=NOW).token
    assert OpenQuestion.objects.get().title == "安装路灯30盏"
    page = reverse("public:answer", args=[token])
    assert client.get(page).status_code == 200
    assert client.post(page, {"answer": "yes", "words": ""}).status_code == 200
    assert Commitment.objects.get(pk=row.pk).state == "closed"
    assert client.post(page, {"answer": "no", "words": "骗人"}).status_code == 410
    assert InboxEntry.objects.count() == 1


def test_a_no_without_words_is_asked_for_words(world: World, client: Client) -> None:
    row = done(world, road(world))
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    token = ask(row, actor=world.sun, at=NOW).token
    answer = client.post(reverse("public:answer", args=[token]), {"answer": "no", "words": ""})
    assert "请简单写一下还差什么。" in answer.content.decode()
    assert Commitment.objects.get(pk=row.pk).state == "asked"


def test_an_unknown_link_says_so(world: World, client: Client) -> None:
    assert client.get(reverse("public:answer", args=["forged"])).status_code == 404


def test_a_firms_request_is_never_made_public(world: World) -> None:
    row = take(road(world), "issue", actor=world.sun, at=NOW)
    Commitment.objects.filter(pk=row.pk).update(kind="enterprise_request")
    with pytest.raises(Refused) as refused:
        actions.propose_many(
            [Commitment.objects.get(pk=row.pk)], basis="条例", actor=world.sun, at=NOW
        )
    assert refused.value.codes == ("publication.never",)
