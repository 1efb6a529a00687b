"""Pages of the audit administrator: the trail, one event, and whether the chains hold."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.audit import labels, personal, queries
from yiteng.audit.forms import Filter
from yiteng.audit.tables import fields, holder, trail_table
from yiteng.audit.verify import verify as verified
from yiteng.rules.table import Table
from yiteng.web import exports
from yiteng.web.paging import pages


def index(request: HttpRequest) -> HttpResponse:
    """The trail, newest first, filtered."""
    chains = queries.chains()
    names = labels.counties([chain.county for chain in chains])
    form = Filter(request.GET, names=names)
    rows, by = queries.trail(form.wanted())

    def page_of(get: Mapping[str, str]) -> Table:
        return trail_table(pages(rows, by=by, get=get), names)

    if exports.wanted(request):
        return exports.whole(request, page_of, _("Audit trail"))
    context = {
        "form": form,
        "table": page_of(request.GET),
        "events": sum(chain.length for chain in chains),
        "chains": len(chains),
        "crumbs": [(_("Audit trail"), "")],
    }
    return render(request, "audit/list.html", context)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: who, when, which record, its place in the chain."""
    event = queries.event_of(pk)
    if event is None:
        raise Http404(_("There is no such event."))
    record, step = labels.words(event.subject_type, event.action)
    context = {
        "event": event,
        "record": record,
        "step": step,
        "chain": labels.counties([event.county])[event.county],
        "holder": holder(event, personal.names([event.content["name"]])),
        "fields": fields(event),
        "crumbs": [(_("Audit trail"), reverse("audit:list")), (str(event.number), "")],
    }
    return render(request, "audit/show.html", context)


def verify(request: HttpRequest) -> HttpResponse:
    """Whether the chains hold: asked by a button, answered chain by chain."""
    report = verified() if request.method == "POST" else None
    heads = queries.chains()
    names = labels.counties({head.county for head in heads} | _counties(report))
    context = {
        "report": report,
        "heads": [(names[head.county], head) for head in heads],
        "lines": [(names[chain.county], chain) for chain in report.chains] if report else [],
        "crumbs": [(_("Audit trail"), reverse("audit:list")), (_("Verify"), "")],
    }
    return render(request, "audit/verify.html", context)


def _counties(report: object) -> set[int]:
    return {chain.county for chain in getattr(report, "chains", ())}
