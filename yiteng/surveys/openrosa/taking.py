"""A submission from a phone: read, known again, taken in whole or in several parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from yiteng.files.actions import Received, receive
from yiteng.people.actors import actor_on_post
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.rules.words import N_
from yiteng.surveys import instances
from yiteng.surveys.actions import submissions
from yiteng.surveys.actions.submissions import Arrival, Incoming
from yiteng.surveys.models import FormVersion, Phone, Submission, Survey
from yiteng.surveys.openrosa import queries
from yiteng.surveys.openrosa.replies import Denied, refused
from yiteng.surveys.questions import BINARY, from_json, walk
from yiteng.workflow.clock import SHANGHAI

PART = "xml_submission_file"
MEGABYTE = 1_000_000
#: The most bytes of one POST: Collect sends a file that passes the advertised size by itself.
BODY = 40 * MEGABYTE
#: The most bytes of the XML.
XML = 2 * MEGABYTE


@dataclass(slots=True)
class Part:
    """An uploaded file under the name of its part, which Django leaves as it came.

    The file name is not used: Django unescapes it and drops invisible characters, so that it no
    longer fits the answers.
    """

    name: str | None
    upload: Any

    def chunks(self) -> Iterator[bytes]:
        """The bytes, piece by piece."""
        yield from self.upload.chunks()


@dataclass(frozen=True, slots=True)
class Body:
    """What one POST carries: the XML to the byte, and files by their part names."""

    raw: bytes
    parts: Mapping[str, Part]


def body(request: HttpRequest) -> Body:
    """The parts of a POST. Raises Denied with 400, 411 or 413."""
    _sized(request)
    try:
        files = request.FILES
    except RequestDataTooBig as error:
        raise Denied(413, N_("The submission is too large for this server.")) from error
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError, ValueError) as error:
        raise Denied(400, N_("The submission came broken. Send it again.")) from error
    found = files.getlist(PART)
    if len(found) != 1:
        raise Denied(400, N_("A submission carries exactly one filled form (xml_submission_file)."))
    if (found[0].size or 0) > XML:
        raise Denied(413, N_("The filled form is longer than 2 MB. Shorten the long answers."))
    parts = {name: Part(name, files[name]) for name in files if name != PART}
    return Body(found[0].read(), parts)


def take(request: HttpRequest, phone: Phone, survey: Survey, *, at: datetime) -> Arrival:
    """Take in one POST of a submission. Raises Denied.

    New answers make a submission; the same bytes again add the files that are new; other bytes
    under the same id change nothing.
    """
    sent = body(request)
    instance = _instance(sent.raw, survey)
    form = _form(survey, instance.version)
    actor = _actor(phone, at)
    questions = from_json(form.questions)
    given = instance.answers(questions)
    row = Incoming(given, "phone", instance.instance_id, raw=sent.raw, phone=phone)
    try:
        held = Submission.objects.filter(survey=survey, instance_id=instance.instance_id).first()
        if held is None:
            submissions.closed(form, at.astimezone(SHANGHAI).date())
        files = _files(sent, form, given)
        arrival = submissions.receive(form, row, actor=actor, at=at)
        if arrival.outcome != "different":
            _attach(arrival.submission, files, actor, at)
    except Refused as found:
        raise refused(409 if "survey.closed" in found.codes else 400, found) from found
    return arrival


def _attach(held: Submission, files: Mapping[str, Received], actor: Actor, at: datetime) -> None:
    """The files that are not here yet; two parts at once wait for each other."""
    if not files:
        return
    with transaction.atomic():
        locked = Submission.objects.select_for_update().get(pk=held.pk)
        submissions.attach(locked, files, actor=actor, at=at)


def _sized(request: HttpRequest) -> None:
    said = request.META.get("CONTENT_LENGTH", "")
    if not said:
        raise Denied(411, N_("The length of the submission is missing (Content-Length)."))
    if not str(said).isdecimal():
        raise Denied(400, N_("The submission came broken. Send it again."))
    if int(said) > BODY:
        raise Denied(413, N_("The submission is larger than {most} MB. Take the photos smaller."),
                     {"most": BODY // MEGABYTE})  # fmt: skip


def _instance(raw: bytes, survey: Survey) -> instances.Instance:
    try:
        found = instances.read(raw)
    except instances.Unreadable as error:
        raise Denied(400, N_("The filled form cannot be read: it is no plain XML.")) from error
    if found.encrypted:
        raise Denied(400, N_("Encrypted answers cannot be read here. Fetch the form again."))
    if found.form_id != survey.form_id:
        raise Denied(404, N_("This form does not belong to this survey. Fetch the form again."))
    if not found.instance_id or len(found.instance_id) > 120:
        raise Denied(400, N_("The filled form has no id (instanceID) by which it is known again."))
    if found.deprecated_id:
        raise Denied(400, N_("Answers sent before are corrected in the inbox, with the reason."))
    return found


def _form(survey: Survey, version: str) -> FormVersion:
    found = queries.form_said(survey, version)
    if found is None:
        raise Denied(404, N_("This version of the form is unknown here. Fetch the form again."))
    return found


def _actor(phone: Phone, at: datetime) -> Actor:
    try:
        found = actor_on_post(phone.post_id, at.astimezone(SHANGHAI).date())
    except LookupError as error:
        raise Denied(403, N_("Nobody holds the post of this phone now. Ask whoever holds the "
                             "survey.")) from error  # fmt: skip
    return found


def _files(sent: Body, form: FormVersion, given: Mapping[str, str]) -> dict[str, Received]:
    """The files the answers speak of, in the store; others are left out. Raises Refused.

    A position stays where every question that names the file asks for it.
    """
    questions = from_json(form.questions)
    wanted = instances.expected(questions, given)
    placed = {one.name: bool(one.place) for one in walk(questions) if one.kind in BINARY}
    held = {}
    for name in wanted:
        if name in sent.parts:
            asking = [placed[k.partition(".")[0]] for k, v in given.items()
                      if v == name and k.partition(".")[0] in placed]  # fmt: skip
            held[name] = receive(sent.parts[name], place=all(asking))
    return held
