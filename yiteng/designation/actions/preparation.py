"""What the hospital prepares: self-check, partner, equipment, training, papers, suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from yiteng.designation import standards
from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import Answer, DesignationCase, Paper, Preparation, Suggestion
from yiteng.files.actions import attach_received, receive
from yiteng.files.receiving import Upload
from yiteng.rules.actor import Actor
from yiteng.rules.designation.papers import wanted
from yiteng.rules.designation.standard import Answer as Said
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI


def answer(
    case: DesignationCase, said: Mapping[str, Said], *, actor: Actor, at: datetime
) -> list[str]:
    """Keep what the self-check states; returns the codes that changed. The latest stands.

    Raises Refused for a line no standard of the case has.
    """
    permit(case, "designation.apply", actor)
    day = case.applied_on or at.astimezone(SHANGHAI).date()
    mine = standards.own({case.county_id})[case.county_id]
    if set(said) - standards.codes(case.kind, case.road, day, mine):
        raise Refused([Refusal("designation.no_line", N_("No standard has such a line."))])
    with transaction.atomic():
        held = {a.code: a for a in Answer.objects.select_for_update().filter(case=case)}
        before = {code: _plain(held.get(code)) for code in said}
        changed = [c for c in said if before[c] != _plain(said[c])]
        if changed:
            _keep(case, said, held, changed)
            note(case, "answers", actor=actor, at=at, before={c: before[c] for c in changed},
                 after={c: _plain(said[c]) for c in changed})  # fmt: skip
    return changed


def prepare(rows: Sequence[Preparation], *, actor: Actor, at: datetime) -> list[Preparation]:
    """Enter partner, equipment with who paid for it, or training; rows of one case."""
    case = rows[0].case
    permit(case, "designation.apply", actor)
    for row in rows:
        if row.what == "equipment" and not row.paid_by.strip():
            raise Refused([Refusal("designation.paid_by", N_(
                "Say who paid for the equipment."), field="paid_by")])  # fmt: skip
    with transaction.atomic():
        Preparation.objects.bulk_create(rows)
        note(case, "preparation", actor=actor, at=at, after={
            "rows": [[r.what, r.title, str(r.number or ""), r.paid_by] for r in rows]})  # fmt: skip
    return list(rows)


def hand_in(
    case: DesignationCase,
    codes: Sequence[str],
    *,
    actor: Actor,
    at: datetime,
    words: str = "",
    uploads: Sequence[Upload] = (),
) -> list[Paper]:
    """Hand in papers of the application, with files or a note where the originals lie.

    Raises Refused for a paper this road does not ask for; handed in again, the day is renewed.
    """
    permit(case, "designation.apply", actor)
    asked = {paper.code for paper in wanted(case.road, case.kind)}
    if not codes or set(codes) - asked:
        raise Refused([Refusal("designation.no_paper", N_("This road asks for no such paper."))])
    received = [receive(upload) for upload in uploads]
    day = at.astimezone(SHANGHAI).date()
    with transaction.atomic():
        kept = [
            Paper.objects.update_or_create(
                case=case, code=code, defaults={"given_on": day, "note": words[:200]})[0]
            for code in codes
        ]  # fmt: skip
        if received:
            attach_received(received, parent_type="designation.designationcase",
                            parent_id=case.pk, county_id=case.county_id, actor=actor, at=at)  # fmt: skip
        note(case, "paper", actor=actor, at=at, after={"papers": list(codes)}, reason=words)
    return kept


def follow(suggestion: Suggestion, words: str, *, actor: Actor, at: datetime) -> Suggestion:
    """The hospital says how it followed a suggestion. Raises Refused where that is said already."""
    case = suggestion.case
    permit(case, "designation.apply", actor)
    if suggestion.done_on is not None:
        raise Refused([Refusal("designation.followed", N_("This suggestion has been followed."))])
    with transaction.atomic():
        suggestion.done_on = at.astimezone(SHANGHAI).date()
        suggestion.done_words = words.strip()[:300]
        suggestion.save(update_fields=["done_on", "done_words"])
        note(case, "suggestion", actor=actor, at=at, after={"suggestion": suggestion.pk},
             reason=words)  # fmt: skip
    return suggestion


def _keep(
    case: DesignationCase,
    said: Mapping[str, Said],
    held: Mapping[str, Answer],
    changed: Sequence[str],
) -> None:
    new: list[Answer] = []
    old: list[Answer] = []
    for code in changed:
        row = held.get(code) or Answer(case=case, code=code)
        row.number, row.on = said[code].number, said[code].on
        (old if code in held else new).append(row)
    Answer.objects.bulk_create(new)
    Answer.objects.bulk_update(old, ["number", "on"])


def _plain(row: Answer | Said | None) -> str:
    """An answer as the trail keeps it."""
    if row is None or (row.number is None and row.on is None):
        return ""
    number = "" if row.number is None else f"{row.number.normalize():f}"
    return " ".join(filter(None, (number, row.on.isoformat() if row.on else "")))
