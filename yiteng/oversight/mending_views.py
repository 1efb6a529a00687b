"""Pages of what is mended after a supervision: the unit says it, another unit checks it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.oversight import after, queries
from yiteng.oversight import after_forms as forms
from yiteng.oversight.models import Subject
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now


def mended(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit says what it mended."""
    subject = _subject(request, pk)
    form = forms.MendedForm(request.POST or None)

    def act(said: dict[str, Any]) -> None:
        after.say_mended(subject, said["words"], actor=actor(request), at=now(request))

    return _mending(request, subject, form, act, _("Say what was mended"))


def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Another unit checks what was mended."""
    subject = _subject(request, pk)
    form = forms.CheckForm(request.POST or None)

    def act(said: dict[str, Any]) -> None:
        after.check_mended(subject, said["result"], said["words"], actor=actor(request),
                           at=now(request))  # fmt: skip

    return _mending(request, subject, form, act, _("Check what was mended"))


def _mending(
    request: HttpRequest, subject: Subject, form: Any, act: Any, title: str
) -> HttpResponse:
    if done(request, form, act):
        return redirect("oversight:unit", pk=subject.pk)
    row = subject.inspection
    return render(request, "oversight/act.html", {
        "subject": subject, "row": row, "form": form, "title": title,
        "crumbs": [(row.title, reverse("oversight:unit", args=[subject.pk])), (title, "")],
    })  # fmt: skip


def done(request: HttpRequest, form: Any, act: Any) -> bool:
    """Whether the step was taken; else the form says why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("Recorded."))
    return True


def _subject(request: HttpRequest, pk: int) -> Subject:
    found = queries.subject(actor(request), pk)
    if found is None:
        raise Http404
    return found
