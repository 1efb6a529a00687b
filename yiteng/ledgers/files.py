"""Pages that give files: rows to be edited in a spreadsheet, a long export that is ready."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments.kinds import kinds
from yiteng.files.queries import attachment
from yiteng.ledgers import editing, long_forms, making, queries, superior
from yiteng.ledgers.forms import FillForm
from yiteng.ledgers.reading import plain
from yiteng.ledgers.sheets.faults import Fault, Unfit
from yiteng.ledgers.tables import said
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.requests import actor, today


def edit(request: HttpRequest) -> HttpResponse:
    """Choose a kind, or all, and get the rows as a workbook that may be edited and handed in again."""
    who = actor(request)
    chosen = _chosen(request, who)
    if not chosen:
        found = [(k, queries.editable(who, k.code).count()) for k in kinds().values()]
        crumbs = [(_("Ledgers"), reverse("ledgers:list")), (_("Edit in Excel"), "")]
        return render(request, "ledgers/edit.html", {
            "kinds": [(k, n) for k, n in found if n], "crumbs": crumbs})  # fmt: skip
    title = _(chosen[0].title) if len(chosen) == 1 else _("Several kinds")
    name = _("%(kind)s to be edited") % {"kind": title}
    count = queries.editable(who, *(k.code for k in chosen))[: exports.AT_ONCE + 1].count()
    long = count > exports.AT_ONCE and not exports.in_background(request)
    if long and (later := making.later(request, name)):
        return later
    return exports.answer(editing.workbook(who, chosen), name)


def _chosen(request: HttpRequest, who: Actor) -> list[Kind]:
    """The kinds asked for: one, or ``all`` that have a row to be edited; none while one chooses."""
    asked = request.GET.get("kind", "")
    if asked == "all":
        return [k for k in kinds().values() if queries.editable(who, k.code).exists()]
    return [kinds()[asked]] if asked in kinds() else []


def fill(request: HttpRequest) -> HttpResponse:
    """A superior's form filled from our rows; a long one by the worker, for the post that asks."""
    if exports.in_background(request):
        return exports.answer(BytesIO(long_forms.filled(request)), "")
    form = FillForm(request.POST or None, request.FILES or None)
    fault = None
    if request.method == "POST" and form.is_valid():
        upload, kind = form.cleaned_data["file"], kinds()[form.cleaned_data["kind"]]
        try:
            answer = _filled(request, upload, kind)
        except Unfit as unfit:
            fault = said(plain(unfit.fault))
        except (BadZipFile, UnicodeDecodeError, KeyError):
            fault = said(plain(Fault("unreadable")))
        except Refused as refused:
            form.refuse(refused)
        else:
            return answer
    asked = kinds().get(request.POST.get("kind", "")) or next(iter(kinds().values()))
    return render(request, "ledgers/fill.html", {
        "form": form, "fault": fault, "names": [f"{{{{{n}}}}}" for n in superior.placeholders(asked)],
        "crumbs": [(_("Ledgers"), reverse("ledgers:list")), (_("Fill a superior's form"), "")],
    }, status=409 if fault else 200)  # fmt: skip


def _filled(request: HttpRequest, upload: Any, kind: Kind) -> HttpResponse:
    """The form filled now, or a promise of it. Raises Unfit, Refused."""
    who, content = actor(request), upload.read()
    count = queries.editable(who, kind.code)[: long_forms.AT_ONCE + 1].count()
    if count > long_forms.AT_ONCE:
        superior.filled(content, kind, who, today(request), only_look=True)
        upload.seek(0)
        return long_forms.later(request, upload, kind)
    filled = superior.filled(content, kind, who, today(request))
    return exports.answer(BytesIO(filled), upload.name.removesuffix(".xlsx"))


def made(request: HttpRequest, pk: int) -> HttpResponse:
    """A long export: being made, or ready to be fetched by the post that asked."""
    who = actor(request)
    row = queries.made(who, pk)
    if row is None:
        raise Http404
    return render(request, "ledgers/made.html", {
        "row": row, "busy": row.finished_at is None,
        "file": attachment(who, row.file) if row.file else None,
        "crumbs": [(row.name, "")],
    })  # fmt: skip
