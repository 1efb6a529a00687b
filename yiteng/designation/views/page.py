"""What the views of a case share: its crumbs, a form with its answer, the page itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.designation import desks
from yiteng.designation.models import DesignationCase
from yiteng.rules.refusal import Refused


def crumbs(case: DesignationCase | None, here: str = "") -> list[tuple[str, str]]:
    """From the board down to the page."""
    found = [(_("Designation"), reverse("designation:list"))]
    if case is not None:
        found.append((desks.title_of(case), case.url if here else ""))
    return [*found, (here, "")] if here else found


def answered(
    request: HttpRequest,
    case: DesignationCase,
    form: Any,
    do: Callable[[], Any],
    *,
    subject: str,
    done: str,
    lead: str = "",
    to: str = "",
    template: str = "designation/form.html",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A form about a case: what is posted is done, or stands again with its reasons.

    do: the action, called when the form is valid; to: where it leads, else the case.
    """
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Refused as refused:
            form.refuse(refused)
            status = 409
        else:
            messages.success(request, done)
            return redirect(to or case.url)
    return render(request, template, {
        "form": form, "case": case, "subject": subject, "lead": lead, "back": to or case.url,
        "crumbs": crumbs(case, subject), **(more or {}),
    }, status=status)  # fmt: skip
