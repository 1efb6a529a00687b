"""Pages for people: the phones of a survey, the code shown once, revoking."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from yiteng.rules.refusal import Refused
from yiteng.surveys import queries as surveys
from yiteng.surveys.models import Survey
from yiteng.surveys.openrosa import actions, queries, setup
from yiteng.surveys.openrosa.addresses import Here
from yiteng.surveys.openrosa.entry import on
from yiteng.surveys.openrosa.forms import PhoneForm
from yiteng.web.requests import actor, now


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The phones of a survey; admitting another."""
    survey = _survey(request, pk)
    form = PhoneForm(request.POST or None, actor=actor(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _admit(request, survey, form)
        except Refused as refused:
            form.refuse(refused)
    phones = queries.phones(actor(request), survey)
    return render(request, "surveys/phones.html", {
        "survey": survey,
        "phones": phones,
        "admitted": sum(one.revoked_at is None for one in phones),
        "form": form if survey.mobile_on else None,
        "owner": surveys.owns(actor(request), survey),
        "crumbs": _crumbs(survey, _("Phones")),
    })  # fmt: skip


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a phone no longer in."""
    if not on():
        raise Http404
    phone = queries.phone(actor(request), pk)
    if phone.survey is None:
        raise Http404
    if request.method == "POST":
        actions.revoke(phone, actor=actor(request), at=now(request))
        messages.success(request, _("“%(name)s” can no longer fetch or send.")
                         % {"name": phone.name})  # fmt: skip
    return redirect("surveys:phones", pk=phone.survey_id)


def _admit(request: HttpRequest, survey: Survey, form: PhoneForm) -> HttpResponse:
    said = form.cleaned_data
    phone, token = actions.admit(survey, name=said["name"], post=int(said["post"]),
                                 nonce=said["nonce"], actor=actor(request), at=now(request))  # fmt: skip
    address = Here(request, token, survey.pk).server
    code = setup.svg(setup.encoded(setup.settings(address, survey.title)))
    return render(request, "surveys/phone.html", {
        "survey": survey,
        "phone": phone,
        "code": mark_safe(code),  # drawn by segno of base64
        "address": address,
        "crumbs": _crumbs(survey, phone.name),
    })  # fmt: skip


def _survey(request: HttpRequest, pk: int) -> Survey:
    if not on():
        raise Http404
    return surveys.survey(actor(request), pk)


def _crumbs(survey: Survey, title: str) -> list[tuple[str, str]]:
    return [(_("Surveys"), reverse("surveys:list")),
            (survey.title, reverse("surveys:show", args=[survey.pk])), (title, "")]  # fmt: skip
