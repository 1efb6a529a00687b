"""The addresses ODK Collect calls, as it calls them: no slash at the end of any."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yiteng.rules.words import N_
from yiteng.surveys import queries as forms
from yiteng.surveys.models import FormVersion, Phone, Survey
from yiteng.surveys.openrosa import queries, xml
from yiteng.surveys.openrosa.addresses import Here
from yiteng.surveys.openrosa.entry import phones_only, speaks
from yiteng.surveys.openrosa.replies import Denied, bare, document, message
from yiteng.surveys.openrosa.taking import take
from yiteng.web.requests import now, today

_SAID = {
    "new": (201, N_("Received as number {n}.")),
    "same": (202, N_("Received before as number {n}; what was missing is added.")),
}


@phones_only
@speaks
def form_list(request: HttpRequest, phone: Phone, survey: Survey, *, token: str) -> HttpResponse:
    """The survey's form while it takes answers, else an empty list; `formID` picks one form."""
    _only(request, "GET", "HEAD")
    form = forms.latest(survey)
    over = survey.closes_on and today(request) > survey.closes_on
    other = request.GET.get("formID", survey.form_id) != survey.form_id
    if form is None or survey.state != "open" or over or other:
        return document(xml.form_list([]))
    here = Here(request, token, survey.pk)
    listed = xml.Listed(
        form_id=survey.form_id, name=survey.title, version=form.version, md5=form.md5,
        url=here.address("form", number=form.number),
        manifest=here.address("manifest", number=form.number) if form.media.all() else "",
    )  # fmt: skip
    return document(xml.form_list([listed]))


@phones_only
@speaks
def manifest(
    request: HttpRequest, phone: Phone, survey: Survey, *, token: str, number: int
) -> HttpResponse:
    """The lists served with a version of the form."""
    _only(request, "GET", "HEAD")
    here = Here(request, token, survey.pk)
    return document(xml.manifest(
        xml.File(one.filename, one.md5, here.address("media", number=number, filename=one.filename))
        for one in sorted(_form(survey, number).media.all(), key=lambda one: one.filename)
    ))  # fmt: skip


@phones_only
def form(
    request: HttpRequest, phone: Phone, survey: Survey, *, token: str, number: int
) -> HttpResponse:
    """A version of the form, the bytes that were kept."""
    _only(request, "GET", "HEAD")
    return document(bytes(_form(survey, number).xform))


@phones_only
def media(
    request: HttpRequest, phone: Phone, survey: Survey, *, token: str, number: int, filename: str
) -> HttpResponse:
    """A list served with a version of the form."""
    _only(request, "GET", "HEAD")
    for one in _form(survey, number).media.all():
        if one.filename == filename:
            return HttpResponse(bytes(one.content), content_type="text/csv; charset=utf-8")
    raise Denied(404, N_("This list does not belong to the form. Fetch the form again."))


@phones_only
@speaks
def submission(request: HttpRequest, phone: Phone, survey: Survey, *, token: str) -> HttpResponse:
    """HEAD: what may be sent. POST: a submission or a part of one."""
    _only(request, "HEAD", "POST")
    if request.method == "HEAD":
        return bare(204)
    arrival = take(request, phone, survey, at=now(request))
    if arrival.outcome == "different":
        raise Denied(409, N_("Other answers are here under the same id. They stay; fill in a new "
                             "form."))  # fmt: skip
    status, words = _SAID[arrival.outcome]
    return message(status, _(words).format(n=arrival.submission.pk), "submit_success")


def _form(survey: Survey, number: int) -> FormVersion:
    found = queries.form(survey, number)
    if found is None:
        raise Denied(404, N_("This version of the form is unknown here. Fetch the form again."))
    return found


def _only(request: HttpRequest, *methods: Any) -> None:
    if request.method not in methods:
        raise Denied(405, N_("Only OpenRosa 1.0 is spoken here. Use ODK Collect."))
