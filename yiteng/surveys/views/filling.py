"""Answering a survey: on the web, on paper, in Excel."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.rules.refusal import Refused
from yiteng.surveys import queries, staging
from yiteng.surveys.actions import submissions
from yiteng.surveys.actions.submissions import Incoming
from yiteng.surveys.asking import BLOCKS, lines
from yiteng.surveys.downloads import excel
from yiteng.surveys.faults import Unfit
from yiteng.surveys.forms.answers import AnswerForm, Sent
from yiteng.surveys.forms.survey import WorkbookForm
from yiteng.surveys.models import FormVersion, Survey
from yiteng.surveys.questions import from_json
from yiteng.surveys.sheet import into, out
from yiteng.surveys.sheet.columns import columns
from yiteng.web.requests import actor, now, today


def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer on the web; photos may go along. A double click is one submission."""
    survey, form = _form(request, pk)
    sent = Sent(request.POST or None, initial={"instance": f"uuid:{uuid4()}"})
    answers = AnswerForm(
        request.POST or None, request.FILES or None, questions=from_json(form.questions),
        lists=queries.served(form), today=today(request), blocks=_blocks(request),
    )  # fmt: skip
    asked = request.method == "POST" and not request.POST.get("more")
    if asked and sent.is_valid() and answers.is_valid() and _take_in(request, form, sent, answers):
        return redirect("surveys:fill", pk=pk)
    if request.POST.get("more"):
        answers.forget_errors()
    return render(request, "surveys/fill.html", {
        "survey": survey,
        "form": answers,
        "sent": sent,
        "blocks": answers.blocks,
        "crumbs": _crumbs(survey, _("Fill in")),
    }, status=409 if asked and survey.state != "open" else 200)  # fmt: skip


def _take_in(request: HttpRequest, form: FormVersion, sent: Sent, answers: AnswerForm) -> bool:
    who, at = actor(request), now(request)
    try:
        submissions.closed(form, today(request))
        channel = "paper" if sent.cleaned_data["paper"] else "web"
        row = Incoming(answers.given(), channel, sent.cleaned_data["instance"],
                       files=answers.photos())  # fmt: skip
        arrival = submissions.receive(form, row, actor=who, at=at)
    except Refused as refused:
        answers.refuse(refused)
        return False
    if arrival.outcome == "new":
        messages.success(request, _("Received as number %(n)s. The next form may follow.")
                         % {"n": arrival.submission.pk})  # fmt: skip
    else:
        messages.info(request, _("These answers are in already, as number %(n)s.")
                      % {"n": arrival.submission.pk})  # fmt: skip
    return True


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The form to print: lines to write on, boxes to tick."""
    survey, form = _form(request, pk)
    return render(request, "surveys/paper.html", {
        "survey": survey,
        "lines": list(lines(from_json(form.questions), queries.served(form))),
        "form": form,
        "crumbs": _crumbs(survey, _("To print")),
    })  # fmt: skip


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer sheet for many forms."""
    survey, form = _form(request, pk)
    found = columns(from_json(form.questions), queries.served(form))
    return excel(out.workbook(form, found), f"{survey.title} {_('Answers')}")


def read_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a filled answer sheet row by row, then take it in as a whole or not at all."""
    survey, form = _form(request, pk)
    who, at = actor(request), now(request)
    what = f"answers {survey.pk} {who.post}"
    upload = WorkbookForm(request.POST or None, request.FILES or None)
    more: dict[str, object] = {}
    try:
        submissions.closed(form, today(request))
        if request.POST.get("staged"):
            content = staging.content(staging.staged(request.POST["staged"], what))
            found = into.preview(form, content, actor=who, at=at)
            fresh, changed = into.take_in(form, found, actor=who, at=at)
            messages.success(request, _("Taken in: %(new)s new, %(changed)s changed.")
                             % {"new": fresh, "changed": changed})  # fmt: skip
            return redirect("surveys:show", pk=pk)
        if request.method == "POST" and upload.is_valid():
            file = upload.cleaned_data["workbook"]
            found = into.preview(form, file.read(), actor=who, at=at)
            file.seek(0)
            token, _content = staging.stage(file, what)
            more = {"preview": found, "staged": "" if found.refused else token,
                    "counts": {v: found.count(v) for v in ("new", "changed", "same", "refused")}}  # fmt: skip
    except Unfit as unfit:
        more = {"faults": unfit.faults}
    except Refused as refused:
        upload.refuse(refused)
    return render(request, "surveys/read_in.html", {
        "survey": survey, "form": upload, **more, "crumbs": _crumbs(survey, _("From Excel")),
    }, status=409 if more.get("faults") else 200)  # fmt: skip


def _form(request: HttpRequest, pk: int) -> tuple[Survey, FormVersion]:
    survey = queries.survey(actor(request), pk)
    form = queries.latest(survey)
    if form is None:
        raise Http404(_("The survey has no form yet."))
    return survey, form


def _blocks(request: HttpRequest) -> int:
    typed = request.POST.get("blocks", "")
    shown = min(50, int(typed)) if typed.isdecimal() else BLOCKS
    return min(50, shown + BLOCKS) if request.POST.get("more") else max(BLOCKS, shown)


def _crumbs(survey: Survey, title: str) -> list[tuple[str, str]]:
    return [(_("Surveys"), reverse("surveys:list")),
            (survey.title, reverse("surveys:show", args=[survey.pk])), (title, "")]  # fmt: skip
