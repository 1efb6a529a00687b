"""Preparing a survey: its words, the versions of its form, opening and closing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from yiteng.files.actions import Received, attach_received, receive
from yiteng.rules.actor import Actor
from yiteng.surveys import lists, queries
from yiteng.surveys.authoring.convert import Form, convert
from yiteng.surveys.models import FormVersion, Media, Survey
from yiteng.surveys.questions import to_json
from yiteng.workflow import door, entrances

#: Columns of a form version that enter the trail.
FORM = ("survey", "number", "version", "title", "md5", "sha256", "mapping", "reasons")
AUTHOR = "surveys.author"


def begin(survey: Survey, *, actor: Actor, at: datetime) -> Survey:
    """Open a survey as a draft; its form_id is given by us where it has none. Raises Refused."""
    survey.form_id = survey.form_id or queries.next_form_id(survey.county_id, at)
    opened: Survey = entrances.open_one(survey, actor=actor, at=at, action=AUTHOR)
    return opened


def change(
    survey: Survey,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Survey:
    """Change the words of a survey, its end, or whether phones may fetch it. Raises Refused."""
    changed: Survey = entrances.amend(survey, values, actor=actor, at=at, action=AUTHOR, seen=seen)
    return changed


def draft_form(survey: Survey, content: bytes) -> Form:
    """The form a workbook would become as the survey's next version; nothing is kept.

    Raises Unfit with every reason.
    """
    number = queries.latest_number(survey) + 1
    return convert(content, form_id=survey.form_id, version=str(number), title=survey.title)


def add_form(
    survey: Survey, content: bytes, *, actor: Actor, at: datetime, name: str = "",
    received: Received | None = None,
) -> FormVersion:  # fmt: skip
    """Keep a workbook as the survey's next version, with the lists served along.

    name: of the workbook; received: the workbook where it lies in the store already. A workbook
    that says what the latest version says makes no new one, however often it was saved since.
    Raises Unfit or Refused.
    """
    entrances.permit(actor, AUTHOR)
    draft_form(survey, content)
    file = received or receive(ContentFile(content, name or f"{survey.form_id}.xlsx"))
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        latest = queries.latest(survey)
        if latest is not None and _says_the_same(survey, content, latest):
            return latest
        form = draft_form(survey, content)
        row = _row(survey, form, actor, at)
        saved: FormVersion = _add(row, actor, at)
        attach_received([file], parent_type="surveys.formversion", parent_id=saved.pk,
                        county_id=survey.county_id, actor=actor, at=at)  # fmt: skip
        Media.objects.bulk_create(_media(saved, form.files))
    return saved


def renew_lists(survey: Survey) -> int:
    """Bring the served lists of the latest form up to date; returns how many changed."""
    form = queries.latest(survey)
    if form is None:
        return 0
    changed = []
    held = {one.filename: one for one in form.media.all()}
    for fresh in _media(form, tuple(held)):
        if held[fresh.filename].md5 != fresh.md5:
            row = held[fresh.filename]
            row.content, row.md5 = fresh.content, fresh.md5
            changed.append(row)
    return Media.objects.bulk_update(changed, ["content", "md5"]) if changed else 0


def take(
    survey: Survey,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    inputs: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Survey:
    """Open a survey for answers, or close it. Lists are brought up to date on opening."""
    with transaction.atomic():
        taken: Survey = door.perform(survey, step, actor=actor, at=at, inputs=inputs, seen=seen)
        if step == "start":
            renew_lists(taken)
    return taken


def _says_the_same(survey: Survey, content: bytes, latest: FormVersion) -> bool:
    """Whether a workbook is the latest version in other bytes: a program stamps every save."""
    made = convert(content, form_id=survey.form_id, version=latest.version, title=survey.title)
    return (made.xform, to_json(made.questions), made.mapping, made.reasons) == (
        bytes(latest.xform), latest.questions, latest.mapping, latest.reasons)  # fmt: skip


def _row(survey: Survey, form: Form, actor: Actor, at: datetime) -> FormVersion:
    number = queries.latest_number(survey) + 1
    return FormVersion(
        survey=survey, number=number, version=str(number), title=form.title, xform=form.xform,
        md5=lists.md5(form.xform), sha256=hashlib.sha256(form.xform).hexdigest(),
        questions=to_json(form.questions), mapping=form.mapping, reasons=form.reasons,
        post=actor.post, post_title=actor.post_title, at=at,
    )  # fmt: skip


def _add(row: FormVersion, actor: Actor, at: datetime) -> FormVersion:
    row.county_id = row.survey.county_id  # type: ignore[attr-defined]  # the trail's chain
    saved: FormVersion = entrances.add(row, actor=actor, at=at, action=AUTHOR, audited=FORM)
    return saved


def _media(form: FormVersion, files: tuple[str, ...]) -> list[Media]:
    survey = form.survey
    scope = lists.Scope(survey.county_id, survey.town_id, survey.village_id)
    made = [(name, lists.content(name, scope)) for name in files]
    return [Media(form=form, filename=n, content=c, md5=lists.md5(c)) for n, c in made]
