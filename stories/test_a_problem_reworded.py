"""A problem is reworded after the measure was issued.

李's measure answers what two villages said. Later the wording turns out too narrow; the office
takes it back, words it anew and says why. The measure's link is suspect at once, the commitment
below is said to rest on it, the hole list names it, and 孙 reads the thread again and clears it
with a reason. Then everything agrees, and the trail knows who said so.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from stories.test_one_thread import held, measure_of, promised
from tests.cast import World, log_in
from yiteng.audit.models import Event
from yiteng.links.models import Link
from yiteng.links.stored import suspects
from yiteng.research.models import Problem

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_problem_reworded_after_the_measure_was_issued(world: World, client: Client) -> None:
    meeting = held(world)
    measure = measure_of(world, meeting)
    row = promised(world, meeting, measure)
    assert suspects().count() == 0
    problem = Problem.objects.get()

    log_in(client, world, "secretary")
    step = reverse("research:step", args=[problem.pk])
    client.post(step, {"step": "reword", "reason": "冷库之外还缺分拣"})
    words = {"title": problem.title, "statement": "两村缺冷库，也缺分拣车间",
             "root_cause": problem.root_cause, "theme": "agriculture", "agreed": "unasked"}  # fmt: skip
    answer = client.post(reverse("research:words", args=[problem.pk]), words)
    assert answer.status_code == 302, answer.content.decode()
    assert Problem.objects.get().statement == "两村缺冷库，也缺分拣车间"

    below = {(link.down_type, link.down_id) for link in suspects()}
    assert ("measure", measure.pk) in below
    assert ("commitment", row.pk) not in below

    log_in(client, world, "sun")
    walked = page(client, reverse("thread:walk", args=["commitment", row.pk]))
    assert "上游内容已变动" in walked or "存疑" in walked
    holes = page(client, reverse("thread:rule", args=["link_suspect"]))
    assert measure.title in holes

    for link in list(suspects()):
        refused = client.post(reverse("thread:clear", args=[link.pk]), {"reason": " "})
        assert refused.status_code == 409
        client.post(reverse("thread:clear", args=[link.pk]), {"reason": "措施已含分拣，仍然对症"})
    assert suspects().count() == 0
    cleared = Link.objects.get(down_type="measure", up_type="problem")
    assert (cleared.cleared_by_post, cleared.reason) == ("督查室主任", "措施已含分拣，仍然对症")
    assert Event.objects.filter(subject_type="links.link", action="clear").count() >= 1
    assert measure.title not in page(client, reverse("thread:rule", args=["link_suspect"]))
