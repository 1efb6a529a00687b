"""Taking answers in, by whatever channel, and correcting them; the first words stay for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from yiteng.files.actions import Received, attach_received
from yiteng.places.models import Area
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.surveys import instances, queries
from yiteng.surveys.answers import Judged, Lists, judge
from yiteng.surveys.models import Attachment, FormVersion, Phone, Submission
from yiteng.surveys.questions import FILLED, Question, from_json, walk
from yiteng.workflow import door, entrances
from yiteng.workflow.clock import SHANGHAI

FILL, PARENT = "surveys.fill", "surveys.submission"
_ROOT = UUID("6f1a7e0e-4a0e-5c63-9a2e-000000000018")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One filled form on its way in.

    given: flat answers as typed; instance_id: what makes a repeat of it known; raw: its XML where
    it came as XML; at: when, where not all came at once.
    """

    given: Mapping[str, str]
    channel: str
    instance_id: str
    raw: bytes = b""
    invented: bool = False
    phone: Phone | None = None
    files: Mapping[str, Received] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of it: new; same (it was here already, to the byte); different (its id is
    taken by other answers, which stay)."""

    submission: Submission
    outcome: Literal["new", "same", "different"]


def instance_of(survey_id: int, key: str) -> str:
    """The instance id of a row somebody numbered: the same number is the same row for ever."""
    return f"uuid:{uuid5(_ROOT, f'{survey_id}:{key}')}"


def receive_many(
    form: FormVersion, rows: Sequence[Incoming], *, actor: Actor, at: datetime
) -> list[Submission]:
    """Take in new filled forms, all or none; what does not fit them stands in ``issues``.

    Raises Refused where the survey is not open or the post may not fill; IntegrityError where an
    instance id is taken.
    """
    taking = _Taking(form, actor, at)
    closed(form, taking.today)
    made = [taking.submission(row) for row in rows]
    with transaction.atomic():
        saved: list[Submission] = entrances.open_many(made, actor=actor, at=at, action=FILL)
        for row, submission in zip(rows, saved, strict=True):
            if row.files:
                attach(submission, row.files, actor=actor, at=at)
    return saved


def receive(form: FormVersion, row: Incoming, *, actor: Actor, at: datetime) -> Arrival:
    """Take in one filled form, or find that it is here already. Raises Refused."""
    held = _held(form, row.instance_id)
    if held is None:
        try:
            with transaction.atomic():
                return Arrival(receive_many(form, [row], actor=actor, at=at)[0], "new")
        except IntegrityError:
            held = _held(form, row.instance_id)
            if held is None:
                raise
    same = not row.raw or hashlib.sha256(row.raw).hexdigest() == held.sha256
    return Arrival(held, "same" if same else "different")


def attach(
    submission: Submission, files: Mapping[str, Received], *, actor: Actor, at: datetime
) -> list[Attachment]:
    """Keep photos of a submission under their raw names; a name that is here already stays."""
    known = set(submission.attachments.values_list("name", flat=True))
    fresh = {name: file for name, file in files.items() if name not in known}
    if not fresh:
        return []
    stored = attach_received(list(fresh.values()), parent_type=PARENT, parent_id=submission.pk,
                             county_id=submission.county_id, actor=actor, at=at)  # fmt: skip
    rows = [Attachment(submission=submission, name=name, file=file)
            for name, file in zip(fresh, stored, strict=True)]  # fmt: skip
    return Attachment.objects.bulk_create(rows, ignore_conflicts=True)


def correct(
    submission: Submission,
    given: Mapping[str, str],
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Submission:
    """Correct the answers; what came in stays in ``raw``, who changed what stands in the trail.

    Raises Refused.
    """
    taking = _Taking(submission.form, actor, at)
    judged = taking.judge(given)
    corrected = {
        "answers": judged.answers,
        "issues": [issue.plain() for issue in judged.issues],
        "day": taking.day(judged.answers),
        **taking.place(judged.answers, submission),
    }
    taken: Submission = door.perform(
        submission, "edit", actor=actor, at=at, seen=seen,
        inputs={"reason": reason, "corrected": corrected},
    )  # fmt: skip
    return taken


def closed(form: FormVersion, today: date | None = None) -> None:
    """Raise Refused where the survey takes no answers now; today: compared with its last day."""
    last = form.survey.closes_on
    if form.survey.state != "open" or (today and last and today > last):
        raise Refused([Refusal("survey.closed", N_(
            "“{title}” takes no answers now. Ask whoever holds the survey."),
            {"title": form.survey.title})])  # fmt: skip


def _held(form: FormVersion, instance_id: str) -> Submission | None:
    return Submission.objects.filter(survey=form.survey_id, instance_id=instance_id).first()


class _Taking:
    """What rows of one form have in common while they are taken in: read once."""

    def __init__(self, form: FormVersion, actor: Actor, at: datetime) -> None:
        self.form, self.actor, self.at = form, actor, at
        self.questions = from_json(form.questions)
        self.lists: Lists = queries.served(form)
        self.today: date = at.astimezone(SHANGHAI).date()
        self.villages: dict[str, tuple[int, int | None]] = _villages(self.lists, self.questions)

    def judge(self, given: Mapping[str, str]) -> Judged:
        return judge(self.questions, given, self.lists, self.today)

    def submission(self, row: Incoming) -> Submission:
        form, judged = self.form, self.judge(row.given)
        raw = row.raw or instances.write(
            form.survey.form_id, form.version, self.questions, judged.answers, row.instance_id
        )
        return Submission(
            survey=form.survey, form=form, instance_id=row.instance_id, raw=raw,
            sha256=hashlib.sha256(raw).hexdigest(), same=self.same(judged.answers),
            channel=row.channel, received_at=self.at, day=self.day(judged.answers),
            answers=judged.answers, expected=instances.expected(self.questions, judged.answers),
            issues=[issue.plain() for issue in judged.issues], unit_id=self.actor.unit,
            post=self.actor.post, post_title=self.actor.post_title, phone=row.phone,
            invented=row.invented or form.survey.invented,
            county_id=form.survey.county_id, **self.place(judged.answers, form.survey),
        )  # fmt: skip

    def same(self, answers: Mapping[str, str]) -> str:
        """The fingerprint of what was answered, without what a device or the clock filled in."""
        filled = {one.name for one in walk(self.questions) if one.kind in FILLED}
        said = {k: v for k, v in answers.items() if k.partition(".")[0] not in filled}
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def day(self, answers: Mapping[str, str]) -> date:
        """The day the answers are about: the first date or ``today`` of the form, else now."""
        for one in walk(self.questions):
            if one.kind in ("date", "today") and (said := answers.get(one.name)):
                try:
                    return date.fromisoformat(said[:10])
                except ValueError:
                    continue
        return self.today

    def place(self, answers: Mapping[str, str], fallback: Any) -> dict[str, int | None]:
        """Town and village: the first village answered, else the survey's, else the post's."""
        for one in walk(self.questions):
            if one.file == "villages.csv" and (said := answers.get(one.name)) in self.villages:
                village, town = self.villages[said]
                return {"town_id": town, "village_id": village}
        return {
            "town_id": fallback.town_id or self.actor.town,
            "village_id": fallback.village_id or self.actor.village,
        }


def _villages(lists: Lists, questions: Sequence[Question]) -> dict[str, tuple[int, int | None]]:
    if not any(one.file == "villages.csv" for one in walk(questions)):
        return {}
    keys = [int(c.name) for c in lists.get("villages.csv", ()) if c.name.isdecimal()]
    rows = Area.objects.filter(pk__in=keys).values_list("pk", "town_id")
    return {str(pk): (pk, town) for pk, town in rows}
