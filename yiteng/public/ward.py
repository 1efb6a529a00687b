"""The slip of a ward on the public face: three questions, three taps each, without account or name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yiteng.public.forms import WardAnswer
from yiteng.publication.actions.inbox import receive_slip
from yiteng.publication.models import OpenQuestion
from yiteng.workflow.clock import real_now


def answer(request: HttpRequest, question: OpenQuestion, *, code: str = "") -> HttpResponse:
    """Ask the three questions; a full answer goes into the inbox, once."""
    given = request.method == "POST" and (not code or "send" in request.POST)
    form = WardAnswer(request.POST if given else None)
    said = {"question": question, "code": code, "crumbs": []}
    if given and form.is_valid():
        taken = receive_slip(question, form.cleaned_data, at=real_now())
        name = "public/ward_thanks.html" if taken else "public/answer_closed.html"
        return render(request, name, said, status=200 if taken else 410)
    return render(request, "public/ward.html", {**said, "form": form})
