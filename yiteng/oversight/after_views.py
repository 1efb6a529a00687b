"""Pages of what follows from a supervision: propose, approve, carry out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.oversight import after, queries
from yiteng.oversight import after_forms as forms
from yiteng.oversight.mending_views import done
from yiteng.oversight.models import Consequence, Inspection
from yiteng.rules.inspection_after import BY_CODE, KINDS
from yiteng.web.requests import actor, now


def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what follows from a supervision."""
    row = queries.inspection(actor(request), pk)
    if row is None:
        raise Http404
    form = forms.ProposeForm(request.POST or None, row=row)

    def act(said: dict[str, Any]) -> None:
        chosen = row.subjects.filter(pk=said["subject"]).first() if said["subject"] else None
        after.propose(row, said["kind"], said["words"], actor=actor(request), at=now(request),
                      subject=chosen, body=said["body"] or "")  # fmt: skip

    return _form(request, row, form, act, _("What follows from it"), kinds=KINDS)


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The government or its head approves a proposal, or does not."""
    one = _one(request, pk)
    form = forms.ApproveForm(request.POST or None)

    def act(said: dict[str, Any]) -> None:
        after.decide(one, said["approved"] == "yes", said["ref"], actor=actor(request),
                     at=now(request))  # fmt: skip

    return _form(request, one.inspection, form, act, _("Decide on the proposal"), one)


def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Note how it was carried out or handed over."""
    one = _one(request, pk)
    form = forms.DoneForm(request.POST or None)

    def act(said: dict[str, Any]) -> None:
        after.carry_out(one, said["words"], actor=actor(request), at=now(request))

    return _form(request, one.inspection, form, act, _("Note how it was carried out"), one)


def _form(
    request: HttpRequest, row: Inspection, form: Any, act: Any, title: str,
    one: Consequence | None = None, kinds: Any = (),
) -> HttpResponse:  # fmt: skip
    if done(request, form, act):
        return redirect("oversight:show", pk=row.pk)
    return render(request, "oversight/after.html", {
        "row": row, "form": form, "title": title, "one": one, "kinds": kinds,
        "kind": BY_CODE[one.kind] if one else None,
        "crumbs": [(_("Supervision"), reverse("oversight:list")),
                   (row.title, reverse("oversight:show", args=[row.pk])), (title, "")],
    })  # fmt: skip


def _one(request: HttpRequest, pk: int) -> Consequence:
    found = queries.consequence(actor(request), pk)
    if found is None:
        raise Http404
    return found
