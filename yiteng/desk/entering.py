"""Three minutes: the items of a village in one list, saved in one go, each line by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.commitments.models import Commitment
from yiteng.desk import entry_lines as lines
from yiteng.people.models import Unit
from yiteng.web.requests import actor, now


def enter(request: HttpRequest) -> HttpResponse:
    """The list; on saving, each line that moved is kept or says why not."""
    who, villages = actor(request), lines.villages_of(actor(request))
    village = _chosen(request, villages)
    rows = lines.in_hand(who, village)
    found = lines.entries(rows, request.POST or None)
    if request.method == "POST" and _keep(request, found):
        address = reverse("desk:entries")
        return redirect(f"{address}?village={village.pk}" if village else address)
    refused = [entry for entry in found if entry.refused or entry.form.errors]
    shown = _fresh(found, lines.in_hand(who, village)) if request.method == "POST" else found
    return render(request, "desk/entries.html", {
        "entries": shown, "villages": villages, "village": village,
        "saved": sum(entry.saved for entry in found), "refused": len(refused),
        "crumbs": [(_("What moved"), "")],
    }, status=409 if refused else 200)  # fmt: skip


def _chosen(request: HttpRequest, villages: list[Unit]) -> Unit | None:
    wanted = request.GET.get("village", "")
    return next((one for one in villages if str(one.pk) == wanted), None)


def _keep(request: HttpRequest, found: list[lines.Entry]) -> bool:
    """Save what moved; True where nothing was refused."""
    who, at = actor(request), now(request)
    for entry in found:
        if entry.form.is_valid() and lines.moved(entry):
            seen = request.POST.get(f"{entry.row.pk}-seen", "")
            lines.save(entry, int(seen) if seen.isdecimal() else None, actor=who, at=at)
    saved = sum(entry.saved for entry in found)
    if saved:
        said = ngettext("%(n)s item noted.", "%(n)s items noted.", saved)
        messages.success(request, said % {"n": saved})
    elif not any(entry.refused or entry.form.errors for entry in found):
        messages.success(request, _("Nothing was ticked, so nothing was changed."))
    return not any(entry.refused or entry.form.errors for entry in found)


def _fresh(found: list[lines.Entry], rows: list[Commitment]) -> list[lines.Entry]:
    """Refused lines first with what was typed, the others anew."""
    wrong = {e.row.pk: e for e in found if e.refused or e.form.errors}
    anew = lines.entries([row for row in rows if row.pk not in wrong])
    return [*wrong.values(), *anew]
