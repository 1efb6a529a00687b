"""Drafting and assigning every commitment of the demo, in bulk, by the posts that would."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from yiteng.commitments import actions
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.demo.content import meetings as meeting_content
from yiteng.demo.content.items import items
from yiteng.demo.content.shapes import Item
from yiteng.demo.load.keys import Keys, words
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity

_FIGURES = {"arrived": "investment_arrived", "done": "investment_done",
            "output_increase": "yearly_output"}  # fmt: skip
_NEVER_LEAD = ("court", "bank")
_MOMENTS = ("received_at", "cliff_at", "also_theme", "released_at")


def load(keys: Keys) -> None:
    """Draft, assign and plan the stages of all items; grouped by who assigns and when."""
    groups: dict[tuple[str, datetime], list[Item]] = {}
    for item in items():
        groups.setdefault((_assigner(item), item.issued), []).append(item)
    by_measure = {
        d.measure: keys.decisions[d.key] for d in meeting_content.decisions() if d.measure
    }
    for (post, at), some in sorted(groups.items(), key=lambda g: g[0][1]):
        actor = keys.actors[post]
        drafts = [_draft(keys, item, by_measure) for item in some]
        rows = actions.draft_many(drafts, actor=actor, at=at)
        actions.take_many(rows, "issue", actor=actor, at=at)
        keys.commitments.update({i.key: r.pk for i, r in zip(some, rows, strict=True)})
    actions.plan_stages({keys.commitments[item.key]: _planned(item) for item in items()})


def _planned(item: Item) -> dict[str, date]:
    """The planned days of the kind's stages; a stage the content does not plan is due at the end."""
    told = {_stage(s.code): s.planned for s in item.stages}
    return {s.code: told.get(s.code, item.due.date()) for s in kind_of(item.kind).stages}


def _assigner(item: Item) -> str:
    if item.kind == "enterprise_request":
        return "agent_lead"
    return "insurance_clerk" if item.theme == "medical_insurance" else "supervision_gov"


def _stage(code: str) -> str:
    return "solved" if code == "released" else code


def _draft(keys: Keys, item: Item, decided: dict[str, Any]) -> actions.Draft:
    fields = dict(item.fields)
    acceptor = keys.posts[item.served.acceptor] if item.served.acceptor else None
    row = Commitment(
        **keys.place(item.area), kind=item.kind, theme=keys.themes[item.theme], level=item.level,
        also_theme=keys.themes.get(fields.get("also_theme", "")), title=item.title,
        content=item.content, lead_unit=keys.units[item.lead],
        enterprise=keys.firms.get(item.served.ref) if item.served.kind == "firm" else None,
        served_type="" if acceptor else item.served.kind, served_name=item.served.label,
        acceptor_post=acceptor.pk if acceptor else None,
        acceptor_unit_id=acceptor.unit_id if acceptor else None,
        origin=item.origin, origin_ref=_origin(keys, item), due_at=item.due,
        received_at=_moment(fields, "received_at"), cliff_at=_moment(fields, "cliff_at"),
        details=_details(keys, fields), invented=item.invented,
    )  # fmt: skip
    ups = [(("measure", keys.measures[item.measure].pk), "carries_out")]
    if item.measure in decided:
        ups.append((("decision", decided[item.measure].pk), "decided"))
    support = [
        (keys.units[unit].pk, duty)
        for unit, duty in item.support
        if keys.units[unit].kind not in _NEVER_LEAD and unit != item.lead
    ]
    return actions.Draft(row, _quantities(item), support, ups)


def _details(keys: Keys, fields: dict[str, str]) -> dict[str, str]:
    """The kind's own fields; a post is named by its title, never by a key."""
    return {
        k: keys.posts[v].title if v in keys.posts else v
        for k, v in fields.items()
        if k not in _MOMENTS
    }


def _origin(keys: Keys, item: Item) -> str:
    meeting = keys.meetings.get(item.origin_ref)
    return meeting.title if meeting else item.origin_ref


def _moment(fields: dict[str, str], name: str) -> datetime | None:
    return datetime.fromisoformat(fields[name]) if name in fields else None


def _quantities(item: Item) -> dict[str, Quantity]:
    found = {}
    for q in item.quantities:
        code = _FIGURES.get(q.code, q.code)
        status = q.status
        if code == "output" and q.unit == "greenhouse":
            code = "greenhouses"
        if code == "value_at_stake" and not item.invented:
            status = "actual"
        found[code] = Quantity(q.value, q.unit, q.word, q.as_of, status, words(q.source))
    return found


def doer(keys: Keys, item: Item) -> Actor:
    """The post that works an item."""
    return keys.doer_of(item.lead)
