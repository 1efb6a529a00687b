"""The walk of one node, the hole list, clearing a suspect link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yiteng.links.actions import clear
from yiteng.links.models import Link
from yiteng.thread.holes import holes
from yiteng.thread.picture import picture
from yiteng.thread.walk import walk
from yiteng.web.requests import actor, now


def walk_page(request: HttpRequest, type_: str, pk: int) -> HttpResponse:
    """The whole thread of one node, as a picture and as text."""
    found = walk((type_, pk), actor(request))
    if found is None:
        raise Http404
    return render(request, "thread/walk.html", {
        "walk": found,
        "stations": found.stations(),
        "stops": picture(found),
        "may_clear": actor(request).may("thread.clear"),
        "crumbs": [(found.start.title, found.start.url), (_("Thread"), "")],
    })  # fmt: skip


def hole_list(request: HttpRequest) -> HttpResponse:
    """Every break the actor may see, by rule."""
    groups = holes(actor(request))
    return render(request, "thread/holes.html", {
        "groups": groups,
        "total": sum(len(g.holes) for g in groups),
        "more": any(g.more for g in groups),
        "crumbs": [(_("Hole list"), "")],
    })  # fmt: skip


def clear_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what is below still holds; POST with a reason."""
    link = get_object_or_404(Link, pk=pk, county_id=actor(request).county)
    if request.method == "POST":
        clear(link, actor=actor(request), at=now(request), reason=request.POST.get("reason", ""))
        messages.success(request, _("Cleared. The reason stands in the trail."))
    return redirect("thread:walk", type_=link.down_type, pk=link.down_id)
