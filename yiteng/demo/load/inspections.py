"""The one supervision of the demo, through the same actions people use."""

from __future__ import annotations

from datetime import date

from yiteng.demo.content import inspections as said
from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.moments import on
from yiteng.demo.content.posts import town_post
from yiteng.demo.load.keys import Keys
from yiteng.oversight import actions, after


def load(keys: Keys) -> None:
    """Plan, designation, two findings, conclusion, a review and its decision."""
    planner, second = keys.actors["supervision_gov"], keys.actors["supervision_gov_clerk"]
    row = actions.plan(_plan(keys), actor=planner, at=on("2023-03-02", "10:00"))
    row = actions.take(row, "propose", actor=planner, at=on("2023-03-02", "11:00"))
    row = actions.take(
        row, "designate", actor=keys.actors["leader_gov"], at=on("2023-03-03", "09:00"),
        inputs={"basis": said.BASIS[0], "basis_ref": said.BASIS[1]})  # fmt: skip
    subject = row.subjects.get()
    for words, rests_on in said.FINDINGS:
        actions.find(subject, words, rests_on, actor=second, at=on("2023-03-09", "16:00"))
    actions.write_conclusion(
        subject, said.CONCLUSION, said.TO_MEND, actor=planner, at=on("2023-03-13", "10:00"))  # fmt: skip
    row = actions.take(row, "conclude", actor=planner, at=on("2023-03-14", "09:00"))
    subject.refresh_from_db()
    town = keys.actors[town_post(EXAMPLE_TOWN)]
    subject = actions.ask_review(subject, said.REASON, actor=town, at=on("2023-03-20", "09:00"))
    subject = actions.decide_review(
        subject, *said.DECISION, actor=keys.actors["legal_review"], at=on("2023-03-29", "15:00"))  # fmt: skip
    after.say_mended(subject, said.MENDED, actor=town, at=on("2023-03-30", "16:00"))
    after.propose(row, *said.PROPOSAL, actor=planner, at=on("2023-03-30", "17:00"),
                  subject=subject)  # fmt: skip


def _plan(keys: Keys) -> actions.Plan:
    posts = [keys.posts[key].pk for key in said.TEAM]
    values = {
        "kind": "special", "title": said.TITLE, "matter": said.MATTER, "scope": said.SCOPE,
        "ways": list(said.WAYS), "theme": keys.themes["livelihood"], "commitment": None,
        "starts_on": date.fromisoformat(said.DAYS[0]), "ends_on": date.fromisoformat(said.DAYS[1]),
    }  # fmt: skip
    return actions.Plan(values, [keys.units[said.UNIT].pk], posts, posts[-1], invented=True)
