"""Objections: raised with their clock, spoken to, decided; upheld ones change what they say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yiteng.commitments.courts import court_refusals
from yiteng.commitments.effects.deadlines import move_date, note, restore, unnote
from yiteng.commitments.effects.requests import open_requests, plain, settle, unask, unsettle
from yiteng.commitments.models import ObjectionWord, Request
from yiteng.limits.queries import of_counties
from yiteng.places.queries import workdays
from yiteng.rules.deadlines import Clock, due
from yiteng.rules.lifecycles.commitment.checks_objection import GROUNDS, Word
from yiteng.rules.refusal import Refused
from yiteng.workflow.flow import Change

_CODES = tuple(f"commitments.objection_{ground}" for ground, _ in GROUNDS)
#: What became of an objection in one word, beside upheld and dismissed.
ADMITTED = "admitted"


def last_days(changes: Sequence[Change]) -> list[date]:
    """The last day to decide the objection of each change, by its ground; two queries."""
    table = workdays()
    held = of_counties({c.row.county_id for c in changes}, _CODES)

    def last_day(change: Change) -> date:
        days = held[change.row.county_id][f"commitments.objection_{change.case.inputs['ground']}"]
        return due(Clock("workdays", int(days)), change.case.today, table).on

    return [last_day(change) for change in changes]


def raise_objection(changes: Sequence[Change]) -> None:
    """Write the objection with the last day on which it is decided, by its ground."""
    Request.objects.bulk_create([
        Request(commitment=c.row, kind="objection", round=c.row.recur_count + 1,
                asked_at=c.case.at,
                asked_by_post=c.case.actor.post_title, words=plain(c.case.inputs),
                ground=c.case.inputs["ground"], unit=c.case.actor.unit, due_on=day)
        for c, day in zip(changes, last_days(changes), strict=True)
    ])  # fmt: skip


def speak(changes: Sequence[Change]) -> None:
    """Write down what an office says to the open objection."""
    asked = open_requests(changes, "objection")
    ObjectionWord.objects.bulk_create([
        ObjectionWord(
            request=asked[c.row.pk], county_id=c.row.county_id, at=c.case.at,
            post=c.case.actor.post_title, unit=c.case.actor.unit,
            unit_name=c.case.actor.unit_name, person=c.case.actor.person,
            staffing="staffing" in c.case.actor.roles, stance=c.case.inputs["stance"],
            words=str(c.case.inputs["reason"])[:500])
        for c in changes
    ])  # fmt: skip


def unspeak(changes: Sequence[Change]) -> None:
    """Take the newest word back."""
    for change in changes:
        words = ObjectionWord.objects.filter(
            request__commitment=change.row,
            request__kind="objection",
            request__outcome="",
            unit=change.case.actor.unit,
        )
        words.order_by("-id")[:1].get().delete()


def reassign(changes: Sequence[Change]) -> None:
    """Another unit leads, never a court; the objection is settled as upheld."""
    refusals = court_refusals({int(c.case.inputs["new_lead"]) for c in changes})
    if refusals:
        raise Refused(refusals)
    for change in changes:
        change.row.lead_unit_id = int(change.case.inputs["new_lead"])
    settle("objection", "upheld")(changes)


def redate(changes: Sequence[Change]) -> None:
    """Another date, as a dated event; the original one is kept and shown for ever."""
    before = move_date(changes, {c.row.pk: c.case.inputs["new_due"] for c in changes})
    note(changes, "changed", before=before)
    settle("objection", "upheld")(changes)


def unredate(changes: Sequence[Change]) -> None:
    """Take the new date back; the objection is open again."""
    restore(changes, "changed")
    unnote("changed")(changes)
    unsettle("objection", "upheld")(changes)


def admit(changes: Sequence[Change]) -> None:
    """It is on no list and admitted by an approval, with the money and people that come along."""
    for change in changes:
        said = change.case.inputs
        admission = {"admission": said["approval"], "admission_funds": said["funds"]}
        change.row.details = {**change.row.details, **admission}
    settle("objection", ADMITTED)(changes)


def words_of(requests: Sequence[int]) -> dict[int, list[Word]]:
    """What offices said to open objections, by the key of the request; one query or none."""
    found: dict[int, list[Word]] = {}
    if requests:
        for word in ObjectionWord.objects.filter(request__in=requests).order_by("id"):
            found.setdefault(word.request_id, []).append(
                Word(word.stance, word.person, word.unit, word.staffing)
            )
    return found


ON = {
    "object": raise_objection,
    "speak": speak,
    "uphold": settle("objection", "upheld"),
    "reassign": reassign,
    "redate": redate,
    "take_off": settle("objection", "upheld"),
    "admit": admit,
    "dismiss": settle("objection", "dismissed"),
}
UNDO = {
    "object": unask("objection"),
    "speak": unspeak,
    "uphold": unsettle("objection", "upheld"),
    "reassign": unsettle("objection", "upheld"),
    "redate": unredate,
    "take_off": unsettle("objection", "upheld"),
    "admit": unsettle("objection", ADMITTED),
    "dismiss": unsettle("objection", "dismissed"),
}
