"""The road of each commitment after it was assigned: step by step, many posts at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from yiteng.commitments import actions
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.demo.content.items import items
from yiteng.demo.content.moments import TODAY, on
from yiteng.demo.content.posts import LINK
from yiteng.demo.content.shapes import Item, Stage
from yiteng.demo.load.commitments import _NEVER_LEAD, _stage, doer
from yiteng.demo.load.keys import Keys
from yiteng.rules.actor import Actor, software
from yiteng.rules.proof import required
from yiteng.verification.actions import give_opinion, give_proof_many, ticket, token_hash
from yiteng.verification.models import Proof
from yiteng.workflow.clock import real_now
from yiteng.workflow.door import Act

_LAST = on(TODAY.isoformat(), "08:00")
_WORDS = {"report": "已按承诺完成，佐证已提交", "verify": "到现场核对，数量与承诺相符"}


@dataclass(frozen=True, slots=True)
class Move:
    """One step still to be taken: which, by whom, when, what is said."""

    verb: str
    actor: Actor
    at: datetime
    said: dict[str, Any] = field(default_factory=dict)


def load(keys: Keys) -> None:
    """Walk every item to where the content says it stands; the nth steps of all go together."""
    roads = {item.key: _road(keys, item) for item in items() if item.state != "issued"}
    for turn in range(max(len(moves) for moves in roads.values())):
        now: dict[str, list[tuple[int, Move]]] = {}
        for key, moves in roads.items():
            if turn < len(moves):
                now.setdefault(moves[turn].verb, []).append((keys.commitments[key], moves[turn]))
        for verb, some in now.items():
            _take(verb, some)


def _take(verb: str, some: list[tuple[int, Move]]) -> None:
    rows = Commitment.objects.select_related("lead_unit").in_bulk([pk for pk, _ in some])
    if verb == "proof":
        by_post: dict[tuple[Actor, datetime], list[Proof]] = {}
        for pk, move in some:
            for need in required(kind_of(rows[pk].kind).proof, rows[pk].risk):
                by_post.setdefault((move.actor, move.at), []).append(
                    Proof(
                        commitment=rows[pk], kind=need.code, title=_title(need.title), invented=True
                    )
                )
        for (actor, at), proofs in by_post.items():
            give_proof_many(proofs, actor=actor, at=at)
        return
    if verb == "opinion":
        for pk, move in some:
            give_opinion(
                rows[pk], move.said["side"], move.said["words"], actor=move.actor, at=move.at
            )
        return
    actions.take_each([Act(rows[pk], m.actor, m.at, m.said) for pk, m in some], verb)


def _title(msgid: str) -> str:
    from django.utils import translation

    with translation.override("zh-hans"):
        return translation.gettext(msgid)


def _road(keys: Keys, item: Item) -> list[Move]:
    moves = list(_told(keys, item) if item.steps else _standard(keys, item))
    return list(_with_proof(moves))


def _with_proof(moves: list[Move]) -> Iterator[Move]:
    """Before each report the proofs are handed in."""
    for move in moves:
        if move.verb == "report":
            yield Move("proof", move.actor, move.at - timedelta(minutes=20))
        yield move


def _standard(keys: Keys, item: Item) -> Iterator[Move]:
    """Sign, progress, and as far as the state says: report, verify, ask, yes, strike off."""
    actor = doer(keys, item)
    hours = item.kind == "enterprise_request"
    signed = item.issued + (timedelta(minutes=8) if hours else timedelta(hours=20))
    yield Move("sign", actor, min(signed, _LAST))
    yield from _supporting(keys, item, "support_sign", min(signed + timedelta(hours=1), _LAST))
    if hours:
        plan = {"note": "与企业商定解决办法，责任到岗"}
        yield Move("progress", actor, min(signed + timedelta(hours=3), _LAST), plan)
    last = signed
    reached = [s for s in item.stages if s.reached]
    if reached:
        last = max(_at(item, reached[-1]), signed + timedelta(hours=3) if hours else signed)
        yield _progress(item, actor, min(last, _LAST))
    yield from _ending(keys, item, actor, last)


def _ending(keys: Keys, item: Item, actor: Actor, last: datetime) -> Iterator[Move]:
    verbs = _verbs(item)
    if "report" in verbs:
        yield from _supporting(keys, item, "support_answer", min(last, _LAST))
    gap = (_LAST - last) / (len(verbs) + 1)
    gap = max(min(gap, timedelta(days=1)), timedelta(minutes=30))
    for n, verb in enumerate(verbs, 1):
        yield Move(verb, _who(keys, item, verb, actor), last + gap * n, _said(verb))


def _supporting(keys: Keys, item: Item, verb: str, at: datetime) -> Iterator[Move]:
    """Each supporting unit signs for its part, and answers for it before the lead reports."""
    for unit, duty in item.support:
        actor = keys.doers.get(unit)
        if actor is None or not actor.may("commitments.do") or unit == item.lead:
            continue
        if keys.units[unit].kind not in _NEVER_LEAD:
            said = {"note": f"已完成：{duty}"} if verb == "support_answer" else {}
            yield Move(verb, actor, at, said)


def _verbs(item: Item) -> list[str]:
    road = ["report", "verify", "ask", "answer_yes", "strike_off"]
    if item.served.acceptor:
        road = ["report", "verify", "accept", "strike_off"]
    if item.kind == "enterprise_request":
        road.remove("verify")
    ends = {"reported": "report", "verified": "verify", "asked": "ask", "struck_off": "strike_off",
            "closed": "accept" if item.served.acceptor else "answer_yes"}  # fmt: skip
    return road[: road.index(ends[item.state]) + 1] if item.state in ends else []


def _who(keys: Keys, item: Item, verb: str, actor: Actor) -> Actor:
    if verb == "report":
        return actor
    if verb == "answer_yes":
        return software(actor.county)
    if verb == "accept":
        return keys.actors[item.served.acceptor]
    if item.level == "village" and verb in ("verify", "ask"):
        return keys.actors[f"town_check_{item.area[:9]}"]
    return keys.actors["supervision_gov"]


def _said(verb: str) -> dict[str, Any]:
    said: dict[str, Any] = {"note": _WORDS.get(verb, "")}
    if verb in ("ask", "ask_after"):
        said["token_hash"] = token_hash(ticket().token)
        said["expires_at"] = real_now() + timedelta(days=30)
    return said


def _at(item: Item, stage: Stage) -> datetime:
    released = dict(item.fields).get("released_at")
    if released and _stage(stage.code) == "solved":
        return datetime.fromisoformat(released)
    assert stage.reached is not None
    at = on(stage.reached.isoformat(), "16:00")
    return max(at, item.issued + timedelta(minutes=20))


def _progress(item: Item, actor: Actor, at: datetime, note: str = "") -> Move:
    reached = [s for s in item.stages if s.reached]
    return Move("progress", actor, at, {
        "note": note or "按计划推进", "stage": _stage(reached[-1].code),
        "reached": {_stage(s.code): _at(item, s) for s in reached}})  # fmt: skip


def _told(keys: Keys, item: Item) -> Iterator[Move]:
    """The steps the content tells; stages it marks reached are noted before the first report."""
    noted = any(s.verb == "progress" for s in item.steps)
    for step in item.steps:
        own = step.post == LINK  # the people served themselves
        actor = software(doer(keys, item).county) if own else keys.actors[step.post]
        at = step.at
        if (
            step.verb == "report"
            and any(s.reached for s in item.stages)
            and item.kind != ("enterprise_request")
            and not noted
        ):
            yield _progress(item, doer(keys, item), at - timedelta(hours=1))
            noted = True
        said = _values(step, item)
        if "into" in said:
            said["into"] = Commitment.objects.get(pk=keys.commitments[said["into"]]).number
        yield Move(step.verb, _told_actor(keys, item, step.verb, actor), at, said)


def _told_actor(keys: Keys, item: Item, verb: str, actor: Actor) -> Actor:
    if verb in ("sign", "progress", "report", "object") and actor.unit != doer(keys, item).unit:
        return doer(keys, item)
    return actor


def _values(step: Any, item: Item) -> dict[str, Any]:
    values: dict[str, Any] = {
        "note": step.words,
        "reason": step.words,
        "words": step.words,
        "conclusion": step.words,
        **_said(step.verb),
        **dict(step.values),
    }
    values["note"] = step.words or values["note"]
    if "new_due" in values:
        values["new_due"] = on(*values["new_due"].split("T"))
    if "until" in values:
        values["until"] = date.fromisoformat(values["until"])
    if "stage" in values:
        values["stage"] = _stage(values["stage"])
        values["reached"] = {values["stage"]: step.at}
    if item.kind == "enterprise_request" and step.verb == "answer_yes":
        values["channel"] = "visit"
    return values
