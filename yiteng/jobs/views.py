"""Pages of the system administrator: what waits, what failed, what is unknown."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.jobs import actions, queries
from yiteng.jobs.models import Outbox
from yiteng.jobs.tables import daily_table, job_table, name
from yiteng.jobs.words import STATES
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today
from yiteng.workflow.clock import real_now


def index(request: HttpRequest) -> HttpResponse:
    """Jobs that stopped (or wait, or are done), and the daily steps of the last week."""
    state = request.GET.get("state", "stopped")
    state = state if state in queries.STATES else "stopped"
    rows, by = queries.jobs(state)
    context = {
        "state": state,
        "counts": queries.counts(),
        "table": job_table(pages(rows, by=by, get=request.GET), real_now(), gettext),
        "daily": daily_table(list(queries.daily_runs(today(request))), now(request)),
        "crumbs": [(_("Jobs"), "")],
    }
    return render(request, "jobs/list.html", context)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One job: its error in full, and what may be decided about it."""
    job = get_object_or_404(Outbox, pk=pk)
    context = {
        "job": job,
        "kind": name(job.kind),
        "state": job.state(real_now()),
        "word": STATES[job.state(real_now())],
        "crumbs": [(_("Jobs"), reverse("jobs:list")), (str(job.pk), "")],
    }
    return render(request, "jobs/show.html", context)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a stopped job again, or count it as done."""
    how: actions.Settlement = "again" if request.POST.get("how") == "again" else "done"
    actions.settle(pk, how, actor=actor(request), at=now(request))
    said = {
        "again": _("The job is due again."),
        "done": _("The job counts as done."),
    }
    messages.success(request, said[how])
    return redirect("jobs:list")
