"""Pages of imports: hand in → what each row would do → take in or drop."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.files.queries import attachment
from yiteng.ledgers import actions, queries
from yiteng.ledgers.forms import UNDERSTOOD, HandIn
from yiteng.ledgers.meanings import Meanings
from yiteng.ledgers.models import OUTCOMES, READY, REFUSED, Import
from yiteng.ledgers.standing import BUSY, standing
from yiteng.ledgers.tables import import_table, staged_table
from yiteng.ledgers.understanding import understand
from yiteng.ledgers.words import OUTCOMES as WORDS
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now
from yiteng.web.sentences import say


def index(request: HttpRequest) -> HttpResponse:
    """What the unit has handed in, latest first."""
    who = actor(request)
    found = queries.imports(who)
    if exports.wanted(request):
        return exports.whole(request, lambda get: import_table(pages(found, by=("-id",), get=get)),
                             _("Ledgers"))  # fmt: skip
    return render(request, "ledgers/list.html", {
        "table": import_table(pages(found, by=("-id",), get=request.GET)),
        "waiting": queries.waiting(who),
        "made": queries.mine(who),
        "crumbs": [(_("Ledgers"), "")],
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Hand in a file."""
    who, at = actor(request), now(request)
    form = HandIn(request.POST or None, request.FILES or None, today=at.date())
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = actions.hand_in(
                data["file"], kind=data["kind"], actor=who, at=at, defaults=form.defaults(),
                year=int(data["year"]) if data.get("year") else None, reason=data.get("reason", ""),
            )  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(row.url)
    crumbs = [(_("Ledgers"), reverse("ledgers:list")), (_("Hand in a ledger"), "")]
    return render(request, "ledgers/new.html",
                  {"form": form, "understood": UNDERSTOOD, "crumbs": crumbs})  # fmt: skip


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: how far it is, what each row would do, the next step."""
    row = _one(request, pk)
    outcome = request.GET.get("rows", "")
    outcome = outcome if outcome in OUTCOMES else _first(row)
    page = queries.staged(row, outcome, request.GET)
    if exports.wanted(request):
        return exports.whole(
            request, lambda get: staged_table(row, outcome, queries.staged(row, outcome, get)),
            f"{row.name} {_(WORDS[outcome])}")  # fmt: skip
    return render(request, "ledgers/show.html", {
        **standing(row), "outcome": outcome,
        "table": staged_table(row, outcome, page) if row.phase not in BUSY else None,
        "conflicts": page.rows if outcome == "conflict" and row.phase == READY else [],
        "meet": _meet(row),
        "tabs": [(code, WORDS[code], row.counts.get(code, 0)) for code in OUTCOMES],
        "file": attachment(actor(request), row.file),
        "crumbs": [(_("Ledgers"), reverse("ledgers:list")), (row.name, "")],
    })  # fmt: skip


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the worker is; when it is done the page is asked to load itself anew."""
    row = _one(request, pk)
    answer = render(request, "ledgers/_progress.html", standing(row))
    if row.phase not in BUSY:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the import in, drop it, read it anew, or choose a row changed here meanwhile."""
    row, who, at = _one(request, pk), actor(request), now(request)
    what = request.POST.get("step", "")
    try:
        if what == "apply":
            actions.start(row, actor=who, at=at)
        elif what == "cancel":
            actions.cancel(row, actor=who, at=at)
            messages.success(request, _("Dropped: nothing of the file was taken in."))
        elif what == "read":
            reason = request.POST.get("reason", "").strip()[:300]
            actions.read_again(row, actor=who, at=at, reason=reason or None)
        elif what in ("take_all", "leave_all"):
            actions.choose_all(row, what == "take_all", actor=who)
            return redirect(f"{row.url}?rows=conflict")
        elif what in ("take", "leave") and request.POST.get("staged", "").isdecimal():
            actions.choose(row, int(request.POST["staged"]), what == "take", actor=who)
            return redirect(f"{row.url}?rows=conflict")
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    return redirect(row.url)


def heads(request: HttpRequest, pk: int) -> HttpResponse:
    """What each sheet and head of the file means; the unit's later files remember it."""
    row = _one(request, pk)
    if row.phase not in (READY, REFUSED) or not row.plan.get("sheets"):
        return redirect(row.url)
    form = Meanings(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            understand(row, form.chosen_sheets(), form.chosen_heads(), actor=actor(request), at=now(request))  # fmt: skip
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Kept for your unit; the file is read anew."))
            return redirect(row.url)
    crumbs = [(_("Ledgers"), reverse("ledgers:list")), (row.name, row.url), (_("Columns"), "")]
    return render(request, "ledgers/heads.html", {"form": form, "row": row, "crumbs": crumbs})


def _one(request: HttpRequest, pk: int) -> Import:
    row = queries.one(actor(request), pk)
    if row is None:
        raise Http404
    return row


def _meet(row: Import) -> tuple[int, int] | None:
    """Rows changed here meanwhile, and how many of them are taken from the file; None where none."""
    count = row.counts.get("conflict", 0)
    return (count, queries.chosen(row)) if count and row.phase == READY else None


def _first(row: Import) -> str:
    """The rows one looks at first: what is wrong, what meets, what is new."""
    order = ("conflict", "refused", "changed", "new", "same", "left_out")
    return next((code for code in order if row.counts.get(code)), "new")
