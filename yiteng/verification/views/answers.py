"""The phone line and the visitor: the code of a slip, then what was heard."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.rules.refusal import Refused
from yiteng.verification import queries
from yiteng.verification.actions import hear as take_answer
from yiteng.verification.forms import CodeForm, HeardForm
from yiteng.web.requests import actor, now


def phone(request: HttpRequest) -> HttpResponse:
    """Type the code somebody reads out on the telephone."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = queries.question_by_code(actor(request), form.cleaned_data["code"])
        if found is not None:
            return redirect("verification:hear", pk=found.pk)
        form.add_error("code", _("No open question has this code. Let them read it out again."))
    return render(request, "verification/phone.html", {
        "form": form,
        "crumbs": [(_("Verification"), reverse("verification:list")), (_("Phone line"), "")],
    })  # fmt: skip


def hear(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: yes, partly, no, not yet, as it was heard, and who spoke."""
    question = queries.question(actor(request), pk)
    if question is None:
        raise Http404
    form = HeardForm(request.POST or None, initial={"channel": "phone", "speaker": "self"})
    if request.method == "POST" and form.is_valid():
        try:
            take_answer(question, form.cleaned_data, actor=actor(request), at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The answer is recorded, with how you heard it."))
            return redirect(question.commitment.url)
    row = question.commitment
    return render(request, "verification/hear.html", {
        "form": form, "question": question, "row": row,
        "crumbs": [(_("Verification"), reverse("verification:list")),
                   (_("Phone line"), reverse("verification:phone")), (row.title, "")],
    })  # fmt: skip
