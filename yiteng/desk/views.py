"""Home, area pages, search, facts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yiteng.desk import areas, burden
from yiteng.desk.facts.verdicts import facts
from yiteng.desk.home import home_of, sheet_of
from yiteng.desk.models import PublishedFigure
from yiteng.desk.search import search
from yiteng.desk.sent import sent_down
from yiteng.places.changes import KINDS
from yiteng.places.queries import changes, codes, path, populations, position
from yiteng.web.requests import actor, now, today


def home(request: HttpRequest) -> HttpResponse:
    """What waits for this post, and where the district stands."""
    return render(request, "desk/home.html", home_of(actor(request), today(request), now(request)))


def sheet(request: HttpRequest) -> HttpResponse:
    """One sheet for a leader: what to decide, what is stuck, the vine, the places."""
    found = sheet_of(actor(request), now(request))
    return render(request, "desk/sheet.html", {**found, "crumbs": [(_("One sheet"), "")]})


def burdens(request: HttpRequest) -> HttpResponse:
    """What is sent to the grass roots, counted about the sender; fields nobody uses."""
    who = actor(request)
    propose, uses, percent = burden.unused(who)
    return render(request, "desk/burden.html", {
        "senders": sent_down(who, today(request)), "forms": burden.forms_asked(who),
        "propose": propose, "fields": len(uses), "percent": percent,
        "crumbs": [(_("Burden on the grass roots"), "")],
    })  # fmt: skip


def district(request: HttpRequest) -> HttpResponse:
    """The page of the post's own area."""
    return _area(request, None)


def area(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a county, town or village."""
    return _area(request, pk)


def _area(request: HttpRequest, pk: int | None) -> HttpResponse:
    found = areas.seen_area(actor(request), pk)
    if found is None:
        raise Http404
    above = path(found)
    return render(request, "desk/area.html", {
        "own": (own := areas.page_of(found, now(request))),
        "area": found,
        "codes": codes(found),
        "people": populations(found),
        "changes": [(c, KINDS[c.kind]) for c in changes(found)],
        "point": position(found),
        "total": own["total"],
        "crumbs": [(a.name, reverse("desk:area", args=[a.pk])
                    if a.pk != found.pk and areas.within(actor(request), a) else "")
                   for a in above],
    })  # fmt: skip


def find(request: HttpRequest) -> HttpResponse:
    """Words looked for in everything one may open."""
    words = request.GET.get("q", "").strip()[:60]
    return render(
        request,
        "desk/search.html",
        {"words": words, "found": search(actor(request), words), "crumbs": [(_("Search"), "")]},
    )


def fact_list(request: HttpRequest) -> HttpResponse:
    """Every published figure of the county beside the figure computed now."""
    rows = PublishedFigure.objects.filter(county_id=actor(request).county).order_by("id")
    found = facts(rows)
    counts = {
        v: sum(1 for f in found if f.verdict == v)
        for v in ("equal", "within", "explained", "differs")
    }
    return render(request, "desk/facts.html", {
        "facts": [(fact, _open_to(request, fact.url)) for fact in found], "counts": counts, "chinese": get_language() != "en",
        "crumbs": [(_("Facts check"), "")]})  # fmt: skip


def _open_to(request: HttpRequest, url: str) -> str:
    """The address where a figure's rows are seen, if this post sees the whole county there."""
    who = actor(request)
    if not url or who.reach != "county":
        return ""
    action = getattr(resolve(url.partition("?")[0]).func, "yiteng_action", "")
    return url if action and who.may(action) else ""
