"""Scenarios: ask, keep, look again, run again, hand on."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.papers.responses import download
from yiteng.reach import actions, computed, queries
from yiteng.reach.forms import MODELS
from yiteng.reach.forms_scenario import ScenarioForm
from yiteng.reach.models import Scenario
from yiteng.reach.papers import report
from yiteng.reach.present import answered, curve_unit
from yiteng.reach.present_scores import why
from yiteng.reach.scores import DECAYS, METHODS
from yiteng.rules.refusal import Refused
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today

USUAL = {"kind": "dialysis", "model": "p_median", "minutes": "30", "p": "3", "where": "middles"}


def index(request: HttpRequest) -> HttpResponse:
    """Ask a scenario and see its answer; below, those that were kept."""
    who = actor(request)
    asked = "model" in request.GET
    form = ScenarioForm(request.GET if asked else {**USUAL, "minutes": queries.near(who)})
    said: dict[str, Any] = _tried(request, form) if asked and form.is_valid() else {}
    return render(request, "reach/scenarios.html", {
        "form": form, "asked": asked, "query": request.GET.urlencode(),
        "kept": pages(queries.scenarios(who), by=("-id",), get=request.GET),
        "kinds": queries.KINDS, "models": MODELS, "may_keep": who.may("reach.scenario"),
        "methods": [*METHODS.values(), *DECAYS.values()],
        "kind_title": queries.KINDS.get(form.data.get("kind", ""), ""), **said,
        "crumbs": [(_("Care near home"), reverse("reach:list")), (_("Where next"), "")],
    })  # fmt: skip


def _tried(request: HttpRequest, form: ScenarioForm) -> dict[str, Any]:
    """The answer of the form, or the sentence why there is none."""
    inputs = _ground(request, form)
    question = form.question(inputs["rate"])
    try:
        found = computed.scenario(inputs, question)
    except ValueError as error:
        return {"impossible": why(error, inputs)}
    return _said(inputs, asdict(question), found["result"], found["seconds"])


def _ground(request: HttpRequest, form: ScenarioForm) -> dict[str, Any]:
    """What the form's scenario starts from."""
    asked = form.cleaned_data
    travel = asked["travel"] or "roads"
    return queries.inputs(actor(request), asked["kind"], asked["where"], today(request), travel)


def _said(
    inputs: dict[str, Any], question: dict[str, Any], result: dict[str, Any], seconds: float
) -> dict[str, Any]:
    return {
        "answer": answered(inputs, question, result), "question": question, "seconds": seconds,
        "inputs": inputs, "unit": curve_unit(question["model"]),
    }  # fmt: skip


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the scenario that was asked, under a title."""
    form = ScenarioForm(request.POST)
    if not form.is_valid():
        raise Http404
    who = actor(request)
    inputs = _ground(request, form)
    question = form.question(inputs["rate"], kept=True)
    title = request.POST.get("title", "")
    row = actions.keep(title, inputs, question, actor=who, at=now(request))
    messages.success(request, _("Kept with its inputs, versions and hash."))
    return redirect("reach:scenario", pk=row.pk)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """A kept scenario, and whether it came out the same each time."""
    row = _row(request, pk)
    return render(request, "reach/scenario.html", {
        "row": row, "models": MODELS, "kinds": queries.KINDS,
        "may_keep": actor(request).may("reach.scenario"),
        **_said(row.inputs, row.question, row.result, row.seconds),
        "crumbs": [(_("Care near home"), reverse("reach:list")),
                   (_("Where next"), reverse("reach:scenarios")), (row.title, "")],
    })  # fmt: skip


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Run a kept scenario again from its own inputs."""
    row = _row(request, pk)
    try:
        run = actions.run_again(row, actor=actor(request), at=now(request))
    except Refused as refused:
        return _refused(request, row, refused)
    if run.same:
        messages.success(request, _("The same answer, down to the hash."))
    else:
        messages.warning(request, _("Another answer: the hash differs. Compare the versions."))
    return redirect("reach:scenario", pk=row.pk)


def _refused(request: HttpRequest, row: Scenario, refused: Refused) -> HttpResponse:
    from yiteng.web.errors import refused_page

    return refused_page(request, refused.refusals, status=409)


def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The scenario as the report that goes to the city, in Word."""
    row = _row(request, pk)
    return download(report(row), row.title)


def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate as JSON, for `yiteng reach check`."""
    row = _row(request, pk)
    found = zlib.decompress(bytes(row.certificate)) if row.certificate else b"{}"
    return _file(found, "application/json", f"scenario-{row.pk}-certificate.json")


def layer(request: HttpRequest, pk: int) -> HttpResponse:
    """Villages and open sites with their minutes as GeoJSON."""
    row = _row(request, pk)
    found, rows = row.result, []
    for place, minutes in zip(row.inputs["places"], found["minutes"], strict=True):
        rows.append(_feature(place, {"name": place["name"], "town": place["town"],
                                     "people": place["people"], "minutes": minutes}))  # fmt: skip
    for j in found["sites"]:
        site = row.inputs["sites"][j]
        rows.append(_feature(site, {"name": site["name"], "site": True, "new": j in found["new"]}))
    body = {"type": "FeatureCollection", "features": rows, "yiteng": {
        "invented": row.invented, "hash": row.result_hash}}  # fmt: skip
    data = json.dumps(body, ensure_ascii=False).encode()
    return _file(data, "application/geo+json", f"scenario-{row.pk}.geojson")


def _feature(point: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties,
            "geometry": {"type": "Point", "coordinates": [point["lon"], point["lat"]]}}  # fmt: skip


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _row(request: HttpRequest, pk: int) -> Scenario:
    found = queries.scenario(actor(request), pk)
    if found is None:
        raise Http404
    return found
