"""The pack of a meeting: the summary to print, and freezing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.meetings import actions, queries
from yiteng.meetings.models import Pack
from yiteng.meetings.summary import contents
from yiteng.rules.lifecycles.meeting import PACK
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The pack as it was frozen (``?edition=``), or as it would be frozen now."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    packs = list(Pack.objects.filter(meeting=meeting))
    wanted = request.GET.get("edition", "")
    frozen = [one for one in packs if str(one.edition) == wanted] or packs[-1:]
    pack = frozen[0] if frozen and wanted != "now" else None
    return render(request, "meetings/pack.html", {
        "meeting": meeting,
        "pack": pack,
        "packs": packs,
        "said": pack.contents if pack else contents(meeting),
        "may_freeze": who.may("meetings.run") and meeting.state in PACK,
        "crumbs": [(meeting.title, reverse("meetings:show", args=[pk])), (_("Pack"), "")],
    })  # fmt: skip


def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the pack; POST only."""
    who = actor(request)
    meeting = queries.meeting(who, pk)
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")[:300]
            pack = actions.freeze(meeting, actor=who, at=now(request), reason=reason)
        except Refused as refused:
            for refusal in refused.refusals:
                messages.error(request, say(refusal))
        else:
            said = _("Frozen as edition %(n)s.") % {"n": pack.edition}
            messages.success(request, said)
    return redirect("meetings:pack", pk=pk)
