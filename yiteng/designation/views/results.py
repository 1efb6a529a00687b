"""Results that travel as a file: written, whose are taken, taken in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from yiteng.designation import packages, queries, tables
from yiteng.designation.actions import results
from yiteng.designation.forms import Key, Package
from yiteng.designation.models import Partner
from yiteng.designation.views.page import crumbs
from yiteng.people.visibility import visible
from yiteng.rules.refusal import Refused
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today


def index(request: HttpRequest) -> HttpResponse:
    """What came from other installations, our own key, whose files are taken."""
    return _page(request, Package(), Key())


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Write the results to a signed file."""
    made = results.export(actor=actor(request), at=now(request))
    response = HttpResponse(made, content_type="application/octet-stream")
    name = f"designation-results-{today(request):%Y-%m-%d}.ytr"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Take a file in; a signature that does not fit changes nothing."""
    form = Package(request.POST, request.FILES)
    if form.is_valid():
        try:
            rows = results.receive(
                form.cleaned_data["package"].read(), actor=actor(request), at=now(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            n = len(rows)
            said = ngettext("%(n)s result new or changed.", "%(n)s results new or changed.", n)
            messages.success(request, said % {"n": n})
            return redirect("designation:results")
    return _page(request, form, Key(), 409)


@require_POST
def trust(request: HttpRequest) -> HttpResponse:
    """Enter the key of another installation."""
    who, form = actor(request), Key(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        partner = Partner(county_id=who.county, name=said["name"], key=said["key"].strip().lower(),
                          since=today(request))  # fmt: skip
        try:
            results.trust(partner, actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Entered. Files signed with this key are taken."))
            return redirect("designation:results")
    return _page(request, Package(), form, 409)


@require_POST
def distrust(request: HttpRequest, pk: int) -> HttpResponse:
    """Take no more files from an installation."""
    who = actor(request)
    results.distrust(get_object_or_404(visible(Partner, who), pk=pk), actor=who, at=now(request))
    return redirect("designation:results")


def _page(request: HttpRequest, package: Package, key: Key, status: int = 200) -> HttpResponse:
    who = actor(request)
    page = pages(queries.received(who), by=("-id",), get=request.GET)
    return render(request, "designation/results.html", {
        "table": tables.received(page), "package": package, "key": key,
        "own_key": packages.public_key(),
        "partners": list(visible(Partner, who).order_by("id")),
        "crumbs": crumbs(None, _("Results by file")),
    }, status=status)  # fmt: skip
