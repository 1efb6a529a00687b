"""Pages of commitments: load → one action or query → render."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments import actions, queries
from yiteng.commitments.choices import theme_title
from yiteng.commitments.drafting import changed, draft_of, figures_of
from yiteng.commitments.forms import change_form, draft_form, figures_form
from yiteng.commitments.handlers import handler_of
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.models import LEVELS, Commitment
from yiteng.commitments.page import asked_for, choices_of, page_of
from yiteng.commitments.queries.lists import IN_HAND
from yiteng.commitments.tables import commitment_table, words_of
from yiteng.places.models import Area
from yiteng.places.queries import themes
from yiteng.rules.lights import LEGEND, LIGHTS
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now
from yiteng.workflow.pages import Tried, attempt, standing


def index(request: HttpRequest) -> HttpResponse:
    """The list: filters in words, pages by key, exported exactly as shown."""
    who, wanted = actor(request), queries.wanted_from(request.GET or {"light": IN_HAND})
    page_of = partial(commitment_table, who, wanted, now(request))
    if exports.wanted(request):
        return exports.whole(request, page_of)
    table = page_of(request.GET)
    areas = Area.objects.filter(county_id=who.county).order_by("order", "id")
    return render(request, "commitments/list.html", {
        "table": table, "wanted": wanted, "words": words_of(wanted, who.county),
        "kinds": kinds().values(), "levels": LEVELS,
        "towns": areas.filter(level="town"),
        "village": areas.filter(pk=wanted.area, level="village").first() if wanted.area else None,
        "themes": [(t.code, theme_title(t)) for t in themes(who.county)],
        "lights": [LIGHTS[code] for code in LEGEND],
        "may_draft": who.may("commitments.draft"),
        "crumbs": [(_("Commitments"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment: where it stands, what is next, and its whole story."""
    return _show(request, _one(request, pk))


def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one step, or the last one back; a refusal keeps what was typed."""
    row = _one(request, pk)
    if request.method != "POST":
        return redirect("commitments:show", pk=pk)
    code = request.POST.get("step", "")
    handler = handler_of(code)
    if handler is None:
        tried = attempt(request, row, actions.take, choices=choices_of(row))
    else:
        try:
            return handler(request, row)
        except Refused as refused:
            tried = Tried(code, refused.refusals, request.POST)
    if tried is None:
        return redirect("commitments:show", pk=pk)
    return _show(request, _one(request, pk), tried)


def new(request: HttpRequest) -> HttpResponse:
    """Draft a commitment: choose the kind, then fill in its fields."""
    who, kind = actor(request), kinds().get(request.GET.get("kind", ""))
    crumbs = [(_("Commitments"), reverse("commitments:list")), (_("New commitment"), "")]
    if kind is None:
        context = {"kinds": kinds().values(), "crumbs": crumbs}
        return render(request, "commitments/new.html", context)
    form = draft_form(kind, who, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.draft(draft_of(form.cleaned_data, kind, who), actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Drafted. Assign it when the text is right."))
            return redirect("commitments:show", pk=row.pk)
    return render(request, "commitments/new.html", {"form": form, "kind": kind, "crumbs": crumbs})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a commitment; what is assigned needs a reason."""
    row, who = _one(request, pk), actor(request)
    form = change_form(row, who, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = changed(form.cleaned_data, row)
        reason = said.pop("reason", "")
        try:
            actions.redraft(row, said, actor=who, at=now(request), reason=reason)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Changed. The words before stay in the history."))
            return redirect("commitments:show", pk=pk)
    return _form(request, row, form, _("Change the words"))


def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Record figures, each in its own status."""
    row, who = _one(request, pk), actor(request)
    kind = kind_of(row.kind)
    form = figures_form(kind, request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = figures_of(kind, form.cleaned_data)
        try:
            actions.record_figures(row, found, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Recorded. The figures before stay in the history."))
            return redirect("commitments:show", pk=pk)
    return _form(request, row, form, _("Record figures"))


def _one(request: HttpRequest, pk: int) -> Commitment:
    row = queries.one(actor(request), pk)
    if row is None:
        raise Http404
    return row


def _form(request: HttpRequest, row: Commitment, form: Any, title: str) -> HttpResponse:
    return render(request, "commitments/form.html", {
        "row": row, "form": form, "title": title,
        "crumbs": [(_("Commitments"), reverse("commitments:list")), (row.title, row.url),
                   (title, "")],
    })  # fmt: skip


def _show(request: HttpRequest, row: Commitment, tried: Tried | None = None) -> HttpResponse:
    who = actor(request)
    place = standing(request, row, tried, choices=choices_of(row))
    doing = {row.lead_unit_id, *row.support.values_list("unit_id", flat=True)}
    return render(request, "commitments/show.html", {
        **page_of(row, now(request)),
        "into": queries.one(who, row.merged_into_id) if row.merged_into_id else None,
        "standing": replace(place, offers=asked_for(place.offers)),
        "may_change": who.may("commitments.draft") and row.state in ("draft", "issued", "active"),
        "may_record": row.state == "active" and who.may("commitments.do") and who.unit in doing,
        "crumbs": [(_("Commitments"), reverse("commitments:list")), (row.title, "")],
    }, status=409 if tried else 200)  # fmt: skip
