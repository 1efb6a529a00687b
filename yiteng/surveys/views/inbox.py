"""The inbox: what came in, one submission, judging it, correcting it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.audit.queries import history
from yiteng.rules.lifecycles.survey import SUBMISSION
from yiteng.rules.refusal import Refused
from yiteng.surveys import queries, tables
from yiteng.surveys.actions import findings, submissions
from yiteng.surveys.asking import answered
from yiteng.surveys.edits import edits
from yiteng.surveys.forms.answers import AnswerForm
from yiteng.surveys.forms.survey import InboxFilter, Reason
from yiteng.surveys.mapping import drafts
from yiteng.surveys.models import Submission
from yiteng.surveys.questions import from_json
from yiteng.surveys.words import issue_words
from yiteng.web.exports import wanted, whole
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now
from yiteng.workflow.pages import Standing, Tried, attempt, standing


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """What came in for a survey, latest first; several may be approved at once."""
    who = actor(request)
    survey = queries.survey(who, pk)
    if request.method == "POST":
        return _approve(request, pk)
    form = InboxFilter(request.GET)
    state = form.cleaned_data.get("state", "") if form.is_valid() else ""
    rows = queries.submissions(who, survey, state=state)
    said = [SUBMISSION.state(state).title] if state else []
    if wanted(request):
        return whole(
            request,
            lambda get: tables.submissions(pages(rows, by=("-id",), get=get), said),
            survey.title,
        )
    found = pages(rows, by=("-id",), get=request.GET)
    ready = [row for row in found.rows if row.state in ("received", "edited") and not row.issues
             and not row.double]  # fmt: skip
    return render(request, "surveys/inbox.html", {
        "survey": survey,
        "form": form,
        "table": tables.submissions(found, said),
        "ready": ready if who.may("surveys.review") else [],
        "counts": queries.counts([survey.pk])[survey.pk],
        "crumbs": [(_("Surveys"), reverse("surveys:list")),
                   (survey.title, reverse("surveys:show", args=[pk])), (_("Inbox"), "")],
    })  # fmt: skip


def _approve(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    chosen = [int(key) for key in request.POST.getlist("chosen") if key.isdecimal()]
    rows = queries.chosen(who, pk, chosen)
    if not rows:
        messages.warning(request, _("Tick at least one."))
        return redirect("surveys:inbox", pk=pk)
    taken, made = findings.approve_many(rows, actor=who, at=now(request))
    messages.success(request, _("Approved: %(n)s; findings made: %(made)s.")
                     % {"n": len(taken), "made": made})  # fmt: skip
    return redirect("surveys:inbox", pk=pk)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One submission: its answers, what is wrong, what becomes of it."""
    return _page(request, queries.submission(actor(request), pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, question, reject or look again."""
    row = queries.submission(actor(request), pk)
    tried = attempt(request, row, findings.take) if request.method == "POST" else None
    return _page(request, row, tried) if tried else redirect("surveys:submission", pk=pk)


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the answers, with the reason; what came in stays."""
    who = actor(request)
    row = queries.submission(who, pk)
    questions, lists = from_json(row.form.questions), queries.served(row.form)
    reason = Reason(request.POST or None)
    form = AnswerForm(request.POST or None, request.FILES or None, questions=questions,
                      lists=lists, today=row.day, answers=row.answers, photos=False)  # fmt: skip
    if request.method == "POST" and all([reason.is_valid(), form.is_valid()]):
        try:
            seen = request.POST.get("seen", "")
            submissions.correct(row, form.given(), reason=reason.cleaned_data["reason"], actor=who,
                                at=now(request), seen=int(seen) if seen.isdecimal() else None)  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Corrected; what came in is kept beside it."))
            return redirect("surveys:submission", pk=pk)
    return render(request, "surveys/correct.html", {
        "row": row,
        "form": form,
        "reason": reason,
        "crumbs": _crumbs(row, _("Correct the answers")),
    })  # fmt: skip


def _page(request: HttpRequest, row: Submission, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    questions, lists = from_json(row.form.questions), queries.served(row.form)
    stand = standing(request, row, tried, remedies={
        "submission.issues": (_("Correct the answers"), reverse("surveys:correct", args=[row.pk]))})  # fmt: skip
    offers = tuple(one for one in stand.offers if one.step.code != "edit")
    return render(request, "surveys/submission.html", {
        "row": row,
        "state": SUBMISSION.state(row.state),
        "lines": answered(questions, lists, row.answers),
        "issues": [(one["question"], issue_words(one)) for one in row.issues],
        "attachments": queries.files_of(row),
        "drafts": list(drafts(row.form.mapping, questions, row.answers, lists, row.day)),
        "drawn": queries.drawn(who, row),
        "occasion": queries.occasion_open(who, row.survey),
        "doubles": queries.doubles(row),
        "edits": edits(history("surveys.submission", row.pk), questions, lists),
        "standing": Standing(offers, stand.back, stand.tried, stand.choices, stand.remedies),
        "may_correct": len(offers) < len(stand.offers),
        "crumbs": _crumbs(row, _("Number %(n)s") % {"n": row.pk}),
    }, status=409 if tried else 200)  # fmt: skip


def _crumbs(row: Submission, title: str) -> list[tuple[str, str]]:
    return [(row.survey.title, reverse("surveys:show", args=[row.survey_id])),
            (_("Inbox"), reverse("surveys:inbox", args=[row.survey_id])), (title, "")]  # fmt: skip
