"""The page of a year's end: what is carried, what may be repeated; then the act."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.publication import lists, queries
from yiteng.publication.rollover.actions import roll_over
from yiteng.publication.rollover.queries import year_end as preview
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.rollover import WHY, may_close
from yiteng.web.requests import actor, now, today


def year_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Preview of a list's roll-over; posted, it is done."""
    who = actor(request)
    frozen = queries.lists(who).select_related("county").filter(pk=pk).first()
    if frozen is None:
        raise Http404
    refusals: tuple[Refusal, ...] = tuple(may_close(frozen.year, today(request)))
    if request.method == "POST":
        repeat = {int(key) for key in request.POST.getlist("repeat") if key.isdecimal()}
        try:
            done = roll_over(frozen, repeat=repeat, actor=who, at=now(request))
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, _("Closed. Carried: %(c)s; drafts made: %(d)s.")
                             % {"c": done.carried, "d": done.drafts})  # fmt: skip
            return redirect("publication:of_list", pk=pk)
    found = preview(frozen)
    return render(request, "publication/year_end.html", {
        "frozen": frozen, "next_year": frozen.year + 1, "refusals": refusals, "found": found,
        "open": [(row, WHY[code], row.pk in found.already, (row.village or row.town or frozen.county).name)
                 for row, code in found.open],
        "standing": lists.standing(frozen),
        "crumbs": [(_("Publication"), reverse("publication:list")),
                   (_("Frozen lists"), reverse("publication:lists")),
                   (frozen.title, reverse("publication:of_list", args=[pk])), (_("Year's end"), "")],
    }, status=409 if request.method == "POST" else 200)  # fmt: skip
