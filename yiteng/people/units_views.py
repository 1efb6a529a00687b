"""Units and posts: the list, a new unit, a new post."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yiteng.people import actions, queries
from yiteng.people.forms import NewPost, NewUnit
from yiteng.people.models import Post, Unit
from yiteng.people.tables import unit_table
from yiteng.places.models import Area
from yiteng.places.queries import placed
from yiteng.rules.refusal import Refused
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def units(request: HttpRequest) -> HttpResponse:
    """The units of the county with their posts; a new unit, a new post."""
    who, what = actor(request), request.POST.get("what", "")
    rows = queries.units(who.county)
    words = request.GET.get("q", "").strip()[:40]
    named = rows.filter(name__contains=words) if words else rows
    page = pages(named.annotate(n=Count("posts")), by=("order", "id"), get=request.GET)
    areas = Area.objects.filter(county_id=who.county, valid_to__isnull=True)
    places = areas.filter(level__in=("county", "town")).order_by("order", "id")
    unit = NewUnit(request.POST if what == "unit" else None,
                   places=[(str(a.pk), a.name) for a in places])  # fmt: skip
    post = NewPost(request.POST if what == "post" else None,
                   units=[(str(u.pk), u.name) for u in rows])  # fmt: skip
    made: Any = {"unit": (unit, _unit), "post": (post, _post)}.get(what)
    if made and made[0].is_valid():
        try:
            messages.success(request, made[1](request, made[0].cleaned_data))
        except Refused as refused:
            made[0].refuse(refused)
        else:
            return redirect("people:units")
    return render(request, "people/units.html", {
        "n": rows.count(), "table": unit_table(page), "words": words, "unit_form": unit, "post_form": post, "crumbs": [(_("Units and posts"), "")]})  # fmt: skip


def _unit(request: HttpRequest, said: dict[str, str]) -> str:
    place = get_object_or_404(Area, pk=said["place"], county_id=actor(request).county)
    row = Unit(
        name=said["name"].strip(), line=said["line"], valid_from=today(request), **placed(place)
    )
    actions.create_units([row], actor=actor(request), at=now(request))
    return _("The unit is entered. Give it a post next.")


def _post(request: HttpRequest, said: dict[str, str]) -> str:
    unit = get_object_or_404(Unit, pk=said["unit"], county_id=actor(request).county)
    actions.create_posts([Post(unit=unit, title=said["title"].strip())], actor=actor(request),
                         at=now(request))  # fmt: skip
    return _("The post is entered. The security administrator attaches its roles.")
