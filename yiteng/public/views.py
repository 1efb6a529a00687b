"""Pages without log-in: the ledger, the maps, the answer of the people served, a complaint box."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.public import tables, ward
from yiteng.public.forms import AnswerForm, CodeForm, ComplaintForm
from yiteng.publication import queries
from yiteng.publication.actions.inbox import receive
from yiteng.publication.actions.trying import may_try, right
from yiteng.publication.models import OpenQuestion
from yiteng.rules.words import N_
from yiteng.web.addresses import address
from yiteng.web.drawing import Bar
from yiteng.workflow.clock import real_now

_WRONG = N_("This code is not known here. It has twelve digits; look at the slip again.")
_TOO_MANY = N_("Too many wrong codes just now. Wait some minutes, or use the link on the slip.")
HOWS = (("", N_("All")), ("added", N_("Added")), ("dropped", N_("Taken off the list")))
LEVELS = {"district": N_("District"), "town": N_("Town"), "village": N_("Village")}


def home(request: HttpRequest) -> HttpResponse:
    """How much has been promised at each level and what became of it."""
    counts = queries.ledger_counts()
    return render(request, "public/home.html", {
        "counts": counts, "total": sum(counts["level"].values()),
        "levels": [(code, title, counts["level"].get(code, 0)) for code, title in LEVELS.items()],
        "by_status": [Bar(_(status), n) for status, n in counts["status"].items() if status],
        "by_town": [
            Bar(town, n, url=f"{reverse('public:ledger')}?{urlencode({'town': town})}")
            for town, n in sorted(counts["town"].items()) if town  # by name: no league table
        ],
        "maps": queries.maps(), "crumbs": []})  # fmt: skip


def ledger(request: HttpRequest) -> HttpResponse:
    """The public ledger of all levels, filtered in words, paged by key."""
    counts = queries.ledger_counts()
    return render(request, "public/ledger.html", {
        "table": tables.ledger(queries.ledger(request.GET)), "get": request.GET, "levels": LEVELS.items(),
        "towns": [t for t in counts["town"] if t],
        "crumbs": [(_("Public ledger"), "")]})  # fmt: skip


def care(request: HttpRequest) -> HttpResponse:
    """Which care is nearest to a village: by town, or by part of its name."""
    asked = bool(request.GET.get("town") or request.GET.get("q"))
    return render(request, "public/care.html", {
        "table": tables.care(queries.care(request.GET)) if asked else None, "get": request.GET,
        "towns": queries.care_towns(), "crumbs": [(_("Care near me"), "")]})  # fmt: skip


def item(request: HttpRequest, key: str) -> HttpResponse:
    """One published row: exactly the fields that passed two reviews."""
    found = queries.snapshot(key)
    if found is None:
        raise Http404
    return render(
        request,
        "public/item.html",
        {
            "values": found,
            "crumbs": [(_("Public ledger"), reverse("public:ledger")), (found.title, "")],
        },
    )


def lists(request: HttpRequest) -> HttpResponse:
    """The lists as published, both rates and every dated change."""
    found = queries.published_lists()
    return render(
        request, "public/lists.html", {"lists": found, "crumbs": [(_("Published lists"), "")]}
    )


def one_list(request: HttpRequest, key: str) -> HttpResponse:
    """One list with its items: as published, added since, dropped since; where each stands today."""
    found = queries.published_list(key)
    if found is None:
        raise Http404
    return render(request, "public/list.html", {
        "one": found, "table": tables.items(queries.items_of_list(found, request.GET)),
        "how": request.GET.get("how", ""), "hows": HOWS,
        "crumbs": [(_("Published lists"), reverse("public:lists")), (found.title, "")],
    })  # fmt: skip


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The served party's page: one question, four answers, three taps, no account."""
    hash_ = hashlib.sha256(token.encode(errors="replace")).hexdigest()
    return _answer(request, queries.open_question(hash_))


def code(request: HttpRequest) -> HttpResponse:
    """The short code of a slip leads to the same question; the code goes along with the answer."""
    now, typed = real_now(), request.POST.get("code", "")
    form = CodeForm({"code": typed} if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        may = may_try(address(request), now)
        question = queries.question_by_code(typed) if may else None
        if question is not None:
            right(address(request), now)
            return _answer(request, question, code=typed)
        form.add_error("code", _(_WRONG if may else _TOO_MANY))
    return render(request, "public/code.html", {"form": form, "crumbs": []})


def _answer(request: HttpRequest, question: OpenQuestion | None, *, code: str = "") -> HttpResponse:
    now = real_now()
    if question is None or question.answered or question.expires_at <= now:
        return render(
            request,
            "public/answer_closed.html",
            {"question": question, "crumbs": []},
            status=404 if question is None else 410,
        )
    if question.fields.get("about") == "ward":
        return ward.answer(request, question, code=code)
    given = request.method == "POST" and (not code or "answer" in request.POST)
    form = AnswerForm(request.POST if given else None)
    if given and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        receive(
            "answer",
            {"token_hash": question.token_hash, "answer": said["answer"], "words": said["words"],
             "channel": "code" if code else "link"},
            at=now,
        )  # fmt: skip
        return render(
            request, "public/thanks.html",
            {"question": question, "said": said["answer"], "crumbs": []},
        )  # fmt: skip
    return render(request, "public/answer.html", {
        "question": question, "form": form, "code": code, "crumbs": [],
    })  # fmt: skip


def complain(request: HttpRequest) -> HttpResponse:
    """The box for complaints and suggestions; no name is asked for."""
    form = ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        receive("complaint", {"words": form.cleaned_data["words"]}, at=real_now())
        return redirect("public:complained")
    return render(
        request,
        "public/complain.html",
        {"form": form, "crumbs": [(_("Complaints and suggestions"), "")]},
    )


def complained(request: HttpRequest) -> HttpResponse:
    """What happens with a complaint now."""
    return render(
        request, "public/complained.html", {"crumbs": [(_("Complaints and suggestions"), "")]}
    )
