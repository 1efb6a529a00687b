"""The verdict as one types: a fragment beside the form; it writes nothing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse

from yiteng.gate import live, mending, queries
from yiteng.gate.alike import look_alikes
from yiteng.gate.forms import ApplicationForm
from yiteng.gate.models import Application, Part
from yiteng.gate.parts import KINDS, Kind
from yiteng.web.requests import actor, today

#: Parts whose words are compared with other meetings, besides the application's own.
COMPARED = ("goals",)


def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """What the four tests say of the dossier with the form that was posted, unsaved.

    ``?kind=goals&part=7``: which part is being written; without ``part`` a new one; without
    ``kind`` the application's own words.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    who = actor(request)
    application = queries.application(who, pk)
    kind, part = _wanted(request, application)
    if kind is None:
        form: Any = ApplicationForm(request.POST, actor=who, application=application)
    else:
        form = kind.form(request.POST, application=application, part=part)
    found = _read(application, kind, part, form)
    mine = application.unit_id == who.unit
    compared = found is not None and (kind is None or kind.name in COMPARED)
    return render(request, "gate/_live.html", {
        **panel(application, found, kind, part, mine=mine),
        "alikes": look_alikes(who, application, today(request)) if compared else [],
    })  # fmt: skip


def panel(
    application: Application,
    found: live.Live | None,
    kind: Kind | None,
    part: Part | None,
    *,
    mine: bool,
) -> dict[str, Any]:
    """The context of the panel; found None: nothing is typed yet. mine: hints may be seen."""
    held = found or live.stored(application)
    place = f"{kind.name}-{part.pk if part else live.NEW}" if kind else "words"

    def link(field: str) -> str:
        return _here(application, field, place)

    return {
        "application": application,
        "verdict": held.verdict,
        "cards": mending.outcomes(held.verdict, application, may_write=True, link=link),
        "mended": held.change.mended,
        "worse": held.change.worse,
        "hints": [(one, link(one.field)) for one in held.hints] if mine else [],
        "typed": found is not None,
    }


def beside(
    request: HttpRequest, application: Application, kind: Kind | None, part: Part | None
) -> dict[str, Any]:
    """What the page of a form shows beside it: the verdict as stored, and where to ask again."""
    mine = application.unit_id == actor(request).unit
    return {
        **panel(application, None, kind, part, mine=mine),
        "live_url": address(application, kind, part),
    }


def address(application: Application, kind: Kind | None = None, part: Part | None = None) -> str:
    """Where the form of a part is posted as one types."""
    url = reverse("gate:live", args=[application.pk])
    said = [f"kind={kind.name}"] if kind else []
    said += [f"part={part.pk}"] if part else []
    return f"{url}?{'&'.join(said)}" if said else url


def _wanted(request: HttpRequest, application: Application) -> tuple[Kind | None, Part | None]:
    name, number = request.GET.get("kind", ""), request.GET.get("part", "")
    if not name:
        return None, None
    if name not in KINDS or (number and not number.isdecimal()):
        raise Http404
    kind = KINDS[name]
    if not number:
        return kind, None
    part = kind.model._default_manager.filter(application=application, pk=number).first()
    if part is None:
        raise Http404
    part.application = application
    return kind, part


def _read(
    application: Application, kind: Kind | None, part: Part | None, form: Any
) -> live.Live | None:
    if not live.readable(form):
        return None
    if kind is None:
        return live.typed_words(application, form)
    return live.typed_part(application, kind.name, part, form, kind.model)


def _here(application: Application, field: str, place: str) -> str:
    """The field on this very form, or the address that mends it elsewhere."""
    if field == place or field.startswith(f"{place}-"):
        column = field[len(place) + 1 :]
        return f"#id_{column}" if column else "#main"
    return mending.mend(application, field, True)
