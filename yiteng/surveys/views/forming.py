"""The form of a survey: its workbook looked at, then taken; the template to begin from."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.rules.refusal import Refused
from yiteng.surveys import queries, staging, template
from yiteng.surveys.actions import surveys as actions
from yiteng.surveys.downloads import excel
from yiteng.surveys.faults import Unfit
from yiteng.surveys.forms.survey import WorkbookForm
from yiteng.surveys.models import Survey
from yiteng.surveys.preview import of_draft
from yiteng.web.requests import actor, now


def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a workbook: its faults, or its preview with the button that takes it."""
    who = actor(request)
    survey = queries.own(who, pk)
    if request.POST.get("staged"):
        return _take(request, survey)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    more: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["workbook"]
        try:
            draft = actions.draft_form(survey, file.read())
            file.seek(0)
            token, _content = staging.stage(file, f"form {survey.pk} {who.post}")
            more = {"preview": of_draft(draft), "staged": token, "title": draft.title}
        except Unfit as unfit:
            more = {"faults": unfit.faults}
        except Refused as refused:
            form.refuse(refused)
    return _page(request, survey, form, more)


def _take(request: HttpRequest, survey: Survey) -> HttpResponse:
    who = actor(request)
    try:
        received = staging.staged(request.POST["staged"], f"form {survey.pk} {who.post}")
        kept = actions.add_form(survey, staging.content(received), actor=who, at=now(request),
                                received=received)  # fmt: skip
    except Unfit as unfit:
        return _page(request, survey, WorkbookForm(), {"faults": unfit.faults})
    messages.success(request, _("Version %(n)s is in place.") % {"n": kept.number})
    return redirect("surveys:show", pk=survey.pk)


def _page(
    request: HttpRequest, survey: Survey, form: WorkbookForm, more: dict[str, object]
) -> HttpResponse:
    return render(request, "surveys/form.html", {
        "survey": survey,
        "form": form,
        **more,
        "crumbs": [(_("Surveys"), reverse("surveys:list")),
                   (survey.title, reverse("surveys:show", args=[survey.pk])), (_("Form of a survey"), "")],
    }, status=409 if more.get("faults") else 200)  # fmt: skip


def blank(request: HttpRequest) -> HttpResponse:
    """The template workbook."""
    return excel(template.workbook(), _("Template of a survey form"))
