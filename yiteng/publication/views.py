"""Pages of publication inside: what is proposed, reviewed, published; frozen lists; the inbox."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.commitments.models import Commitment
from yiteng.people.visibility import visible
from yiteng.publication import actions, care, explaining, queries
from yiteng.publication.jobs import values_of
from yiteng.publication.models import Publication
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PUBLICATION
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, now
from yiteng.web.steps import step_form
from yiteng.workflow.door import offered


def index(request: HttpRequest) -> HttpResponse:
    """Publications by state, and the frozen lists."""
    who, state = actor(request), request.GET.get("state", "")
    states = {s.code: s.title for s in PUBLICATION.states}
    state = state if state in states else ""
    page_of = partial(queries.publication_table, who, state)
    if exports.wanted(request):
        return exports.whole(request, page_of, _("Publication"))
    counts = queries.counts(who)
    return render(request, "publication/list.html", {
        "table": page_of(request.GET), "state": state,
        "tabs": [(code, title, counts.get(code, 0)) for code, title in states.items()],
        "lists": queries.lists(who), "complaints": queries.complaints()[:20],
        "crumbs": [(_("Publication"), "")],
    })  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One publication: exactly what the public sees or would see, and the next step."""
    return _show(request, _one(request, pk), 200)


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step with a publication."""
    row, code = _one(request, pk), request.POST.get("step", "")
    if code not in {s.code for s in PUBLICATION.steps}:
        raise Http404
    form = step_form(PUBLICATION.step(code), request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    seen = request.POST.get("seen", "")
    try:
        actions.take(
            row,
            code,
            actor=actor(request),
            at=now(request),
            inputs=said,
            seen=int(seen) if seen.isascii() and seen.isdigit() else None,
        )
    except Refused as refused:
        return _show(
            request,
            _one(request, pk),
            409,
            tried=code,
            refusals=refused.refusals,
            typed=request.POST,
        )
    messages.success(request, _("Done: %(step)s.") % {"step": _(PUBLICATION.step(code).title)})
    return redirect("publication:show", pk=pk)


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose one commitment for publication."""
    row = get_object_or_404(visible(Commitment, actor(request)), pk=pk)
    made = actions.propose_many(
        [row], basis=request.POST.get("basis", ""), actor=actor(request), at=now(request)
    )
    messages.success(request, _("Proposed. Two reviews follow: secrecy, then disclosure."))
    return redirect("publication:show", pk=made[0].pk) if made else redirect(row.url)


@require_POST
def propose_explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose why a commitment's promise was missed for publication, in its unit's own words."""
    row = get_object_or_404(visible(Commitment, actor(request)), pk=pk)
    basis = request.POST.get("basis", "")
    made = explaining.propose(row, basis=basis, actor=actor(request), at=now(request))
    messages.success(request, _("Proposed. Two reviews follow: secrecy, then disclosure."))
    return redirect("publication:show", pk=made.pk)


@require_POST
def propose_care(request: HttpRequest) -> HttpResponse:
    """Propose the county's care near home for publication."""
    row = care.propose(basis=request.POST.get("basis", ""), actor=actor(request), at=now(request))
    messages.success(request, _("Proposed. Two reviews follow: secrecy, then disclosure."))
    return redirect("publication:show", pk=row.pk)


def panel(request: HttpRequest, node_type: str, pk: int) -> str:
    """The panel on a commitment's page: public or not, or the form to propose it."""
    who = actor(request)
    found = queries.of_node(who, node_type, pk) if who.may("publication.read") else None
    row = visible(Commitment, who).filter(pk=pk).first() if node_type == "commitment" else None
    known = node_type == care.NODE or (row is not None and actions.may_be_public(row.kind))
    may = who.may("publication.propose") and known
    if found is None and not may:
        return ""
    return render_to_string("publication/_panel.html", {
        "publication": found, "address": _address(node_type, pk), **_explained(who, row),
        "state": PUBLICATION.state(found.state).title if found else ""}, request)  # fmt: skip


def _explained(who: Actor, row: Commitment | None) -> dict[str, object]:
    """Of a public commitment that missed a promise: where its explanation stands, or its form."""
    if row is None or not row.published or not row.missed_why:
        return {}
    found = explaining.live(row)
    address = reverse("publication:propose_explanation", args=[row.pk])
    return {
        "explained": found,
        "explained_state": PUBLICATION.state(found.state).title if found else "",
        "explain": address if found is None and who.may("publication.propose") else "",
    }


def _address(node_type: str, pk: int) -> str:
    """Where a node is proposed."""
    if node_type == care.NODE:
        return reverse("publication:propose_care")
    return reverse("publication:propose", args=[pk])


def _one(request: HttpRequest, pk: int) -> Publication:
    row = queries.publication(actor(request), pk)
    if row is None:
        raise Http404
    return row


def _show(request: HttpRequest, row: Publication, status: int, **more: object) -> HttpResponse:
    shown = Publication(
        node_type=row.node_type,
        node_id=row.node_id,
        published_on=row.published_on or now(request).date(),
    )
    values = values_of([shown])
    return render(request, "publication/show.html", {
        "row": row, "state": PUBLICATION.state(row.state), "values": values[0] if values else None,
        "explained": row.fields if row.node_type == explaining.NODE else None, "more": len(values) - 1,
        "offers": offered(row, actor=actor(request), at=now(request)),
        "step_url": reverse("publication:step", args=[row.pk]), **more,
        "crumbs": [(_("Publication"), reverse("publication:list")), (row.title, "")],
    }, status=status)  # fmt: skip
