"""Pages of frozen lists: all side by side, one with its items and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.publication import actions, lists, queries
from yiteng.publication.list_forms import ChangeForm, FreezeForm
from yiteng.publication.models import FrozenList, Publication
from yiteng.publication.rollover.queries import year_end_of
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lists import KINDS
from yiteng.rules.refusal import Refused
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web import exports
from yiteng.web.cells import marked
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now


def index(request: HttpRequest) -> HttpResponse:
    """All lists side by side, with the sentence of the morning; the form that freezes one."""
    who = actor(request)
    form = FreezeForm(request.POST or None) if who.may("publication.publish") else None
    if form is not None and request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        rows = _published(who.county, said["level"], said["kind"])
        try:
            made = actions.freeze(
                said["title"], rows, level=said["level"], actor=who, at=now(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Frozen. From now on every change is a dated event."))
            return redirect("publication:of_list", pk=made.pk)
    found = list(queries.lists(who).select_related("county"))
    standings = lists.standings(found)
    every, still = lists.villages(found)
    return render(request, "publication/lists.html", {
        "standings": standings, "form": form, "all": sum(s.today for s in standings),
        "sums": [(code, title, sum(s.counts[code] for s in standings))
                 for code, (title, _q) in lists.SHOWS.items()],
        "villages": every, "still": still,
        "crumbs": [(_("Publication"), reverse("publication:list")), (_("Frozen lists"), "")],
    }, status=409 if form is not None and form.errors else 200)  # fmt: skip


def _published(county: int, level: str, kind: str) -> list[Publication]:
    rows = Commitment.objects.filter(county_id=county, level=level, kind=kind, published=True)
    found = Publication.objects.filter(
        county_id=county, node_type="commitment", state="published", frozen_list=None,
        node_id__in=rows.values("pk"))  # fmt: skip
    return list(found.order_by("id"))


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: both rates, its events, its items or those a number counts; the form of a change."""
    who = actor(request)
    frozen = queries.lists(who).select_related("county").filter(pk=pk).first()
    if frozen is None:
        raise Http404
    form = ChangeForm(request.POST or None) if who.may("publication.publish") else None
    if (
        form is not None
        and request.method == "POST"
        and form.is_valid()
        and _change(request, frozen, form)
    ):
        return redirect("publication:of_list", pk=pk)
    wanted = request.GET.get("show", "")

    def page_of(get: Mapping[str, str]) -> Table:
        return _table([frozen], wanted, get)

    if exports.wanted(request):
        return exports.whole(request, page_of, frozen.title)
    return render(request, "publication/frozen.html", {
        "frozen": frozen, "standing": lists.standing(frozen), "table": page_of(request.GET),
        "form": form, "kinds": dict(KINDS), "show": wanted, **year_end_of(frozen),
        "crumbs": [(_("Publication"), reverse("publication:list")),
                   (_("Frozen lists"), reverse("publication:lists")), (frozen.title, "")],
    }, status=409 if form is not None and form.errors else 200)  # fmt: skip


def _change(request: HttpRequest, frozen: FrozenList, form: ChangeForm) -> bool:
    said = dict(form.cleaned_data)
    number = said.pop("number").strip()
    row = Commitment.objects.filter(county_id=frozen.county_id, number=number).first()
    try:
        actions.change_list(
            frozen, said.pop("event"), row.pk if row else 0, said.pop("reason"),
            actor=actor(request), at=now(request), **said)  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("Noted with its day and reason, on both faces."))
    return True


def items(request: HttpRequest) -> HttpResponse:
    """The items of all lists of the county, or those of them a number counts."""
    found = list(queries.lists(actor(request)).select_related("county"))
    wanted = request.GET.get("show", "")

    def page_of(get: Mapping[str, str]) -> Table:
        return _table(found, wanted, get)

    if exports.wanted(request):
        return exports.whole(request, page_of, _("Items of the list"))
    return render(request, "publication/items.html", {
        "table": page_of(request.GET), "show": dict(_titles()).get(wanted, ""),
        "crumbs": [(_("Publication"), reverse("publication:list")),
                   (_("Frozen lists"), reverse("publication:lists")), (_("Items"), "")],
    })  # fmt: skip


def _titles() -> list[tuple[str, str]]:
    return [(code, title) for code, (title, _which) in lists.SHOWS.items()]


def _table(found: Sequence[FrozenList], wanted: str, get: Mapping[str, str]) -> Table:
    rows = [
        lists.members(frozen, wanted)
        .select_related("county", "village", "town", "lead_unit")
        .defer("content", "details")
        for frozen in found
    ]
    page = pages(rows, by=("due_at", "id"), get=get)
    return Table(
        caption=N_("Items of the list"),
        columns=(Column("light", N_("Light"), "light"), Column("title", N_("Commitment"), "link"),
                 Column("number", N_("Number")), Column("place", N_("Place")),
                 Column("lead", N_("Lead unit")), Column("state", N_("State"), "state")),
        rows=[Row(r.url, {
            "light": r.light, "title": marked(r.title, r.invented), "number": r.number,
            "place": (r.village or r.town or r.county).name,
            "lead": r.lead_unit.name if r.lead_unit else "",
            "state": COMMITMENT.state(r.state).title}, key=str(r.pk)) for r in page.rows],
        empty=N_("Nothing here now."),
        filters=[_(lists.SHOWS[wanted][0])] if wanted in lists.SHOWS else [],
        next_key=page.next_key, previous_key=page.previous_key,
    )  # fmt: skip
