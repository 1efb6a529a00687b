"""Pages of commitments: load → one action or query → render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.commitments import actions, queries
from yiteng.commitments.forms import draft_form, draft_of, kind_choices
from yiteng.commitments.handlers import handler_of
from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import LEVELS, Commitment
from yiteng.commitments.page import page_of
from yiteng.commitments.tables import commitment_table, theme_title, words_of
from yiteng.places.queries import themes
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lights import LEGEND, LIGHTS
from yiteng.rules.refusal import Refused
from yiteng.web.exports import workbook
from yiteng.web.requests import actor, now, today
from yiteng.web.steps import step_form
from yiteng.workflow.entrances import take_back


def index(request: HttpRequest) -> HttpResponse:
    """The list: filters in words, pages by key, exported exactly as shown."""
    who, wanted = actor(request), queries.wanted_from(request.GET)
    table = commitment_table(who, wanted, today(request), request.GET)
    if request.GET.get("as") == "xlsx":
        return workbook(table, "commitments")
    return render(request, "commitments/list.html", {
        "table": table, "wanted": wanted, "words": words_of(wanted, who.county),
        "kinds": kinds().values(), "levels": LEVELS,
        "themes": [(t.code, theme_title(t)) for t in themes(who.county)],
        "lights": [LIGHTS[code] for code in LEGEND],
        "may_draft": who.may("commitments.draft"),
        "crumbs": [(_("Commitments"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment: where it stands, what is next, and its whole story."""
    return _show(request, _one(request, pk), 200)


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one step; a refusal shows every reason and keeps what was typed."""
    row = _one(request, pk)
    code = request.POST.get("step", "")
    try:
        found = COMMITMENT.step(code)
    except KeyError as unknown:
        raise Http404 from unknown
    form = step_form(found, request.POST, request.FILES, choices=_choices(request, row))
    said = form.cleaned_data if form.is_valid() else None
    if said is None:
        return _show(request, row, 409, tried=code, typed=request.POST)
    try:
        sentence = _take(request, row, code, said)
    except Refused as refused:
        return _show(
            request,
            _one(request, pk),
            409,
            tried=code,
            typed=request.POST,
            refusals=refused.refusals,
        )
    messages.success(request, sentence or _("Done: %(step)s.") % {"step": _(found.title)})
    return redirect("commitments:show", pk=pk)


def _take(request: HttpRequest, row: Commitment, code: str, said: dict[str, Any]) -> str | None:
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isascii() and seen.isdigit() else None
    handler = handler_of(code)
    if handler is not None:
        return handler(row, code, actor(request), now(request), said, version)
    actions.take(row, code, actor=actor(request), at=now(request), inputs=said, seen=version)
    return None


@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own last step back."""
    take_back(_one(request, pk), actor=actor(request), at=now(request))
    messages.success(request, _("Taken back."))
    return redirect("commitments:show", pk=pk)


def new(request: HttpRequest) -> HttpResponse:
    """Draft a commitment: choose the kind, then fill in its fields."""
    who = actor(request)
    kind = kinds().get(request.GET.get("kind", ""))
    if kind is None:
        return render(
            request,
            "commitments/new.html",
            {"kinds": kind_choices(who), "crumbs": _crumbs(_("New commitment"))},
        )
    form = draft_form(kind, who, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.draft(draft_of(form, kind, who), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Drafted. Assign it when the text is right."))
            return redirect("commitments:show", pk=row.pk)
    return render(
        request,
        "commitments/new.html",
        {"form": form, "kind": kind, "crumbs": _crumbs(_("New commitment"))},
    )


def _one(request: HttpRequest, pk: int) -> Commitment:
    row = queries.one(actor(request), pk)
    if row is None:
        raise Http404
    return row


def _choices(request: HttpRequest, row: Commitment) -> dict[str, Any]:
    found: dict[str, Any] = page_of(row, actor(request), now(request))["choices"]
    return found


def _show(request: HttpRequest, row: Commitment, status: int, **more: Any) -> HttpResponse:
    context = page_of(row, actor(request), now(request))
    return render(request, "commitments/show.html", {
        **context, **more, "step_url": reverse("commitments:step", args=[row.pk]),
        "crumbs": _crumbs(row.title)}, status=status)  # fmt: skip


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Commitments"), reverse("commitments:list")), (title, "")]
