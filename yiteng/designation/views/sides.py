"""The three sides: the page of all three, the slip of the patients' representatives."""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.designation import outside, queries
from yiteng.designation import sides as reading
from yiteng.designation.actions import sides
from yiteng.designation.forms import PromiseForm
from yiteng.designation.forms_sides import Code, Speak
from yiteng.designation.models import SideSlip
from yiteng.designation.views.page import answered, crumbs
from yiteng.designation.words import SIDES
from yiteng.rules.refusal import Refused
from yiteng.verification.actions.asking import VALID
from yiteng.web.addresses import address
from yiteng.web.requests import actor, now, today
from yiteng.workflow.clock import business_now, real_now


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One page for hospital, patients' representatives and insurance: what each promised."""
    who = actor(request)
    case = queries.case(who, pk)
    form = PromiseForm(request.POST or None)
    rows = reading.promises(case)
    return answered(
        request, case, form,
        lambda: sides.promise(form.row(case, today(request)), actor=who, at=now(request)),
        subject=_("The three sides"), done=_("Kept."), to=reverse("designation:sides", args=[pk]),
        template="designation/sides.html",
        more={"sides": reading.told(rows), "may_write": who.may("designation.record"),
              "may_give": who.may("designation.handle"), "day": today(request),
              "own_side": "hospital" if who.may("designation.apply") else "insurance",
              "unseen": reading.waits_for_patients(rows), "slip": reading.last_slip(case)},
    )  # fmt: skip


@require_POST
def kept(request: HttpRequest, pk: int, promise: int) -> HttpResponse:
    """Another side says a promise was kept."""
    who = actor(request)
    case = queries.case(who, pk)
    sides.keep(get_object_or_404(case.promises, pk=promise), actor=who, at=now(request))
    messages.success(request, _("Kept."))
    return redirect("designation:sides", pk=pk)


@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """A slip to hand to the patients' representatives: link and code are shown this once."""
    who = actor(request)
    case = queries.case(who, pk)
    drawn = sides.give(case, actor=who, at=now(request))
    link = request.build_absolute_uri(reverse("designation:speak", args=[drawn.token]))
    return render(request, "designation/side_slip.html", {
        "case": case, "link": link, "picture": _picture(link),
        "code": " ".join(drawn.code[i : i + 4] for i in range(0, len(drawn.code), 4)),
        "codes_at": request.build_absolute_uri(reverse("designation:speak_code")),
        "until": today(request) + VALID, "crumbs": crumbs(case, _("Slip for the patients' side")),
    })  # fmt: skip


def speak(request: HttpRequest, token: str) -> HttpResponse:
    """The slip itself, without an account: every promise, right or corrected."""
    found = sides.open_slip(token)
    return _speak(request, found) if found else _over(request)


def speak_code(request: HttpRequest) -> HttpResponse:
    """The slip by its code, typed; wrong codes are counted with those of all other pages."""
    typed = Code(request.POST or None)
    if request.method != "POST" or not typed.is_valid():
        return render(request, "designation/speak.html", {"code": typed})
    who, clock = address(request), real_now()
    may = outside.may_try(who, clock)
    found = sides.open_slip(code=typed.cleaned_data["code"]) if may else None
    if found is None:
        words = _("No slip that is still good has this code.")
        many = _("Too many wrong codes just now. Wait some minutes, or use the link on the slip.")
        typed.add_error("code", words if may else many)
        return render(request, "designation/speak.html", {"code": typed}, status=404)
    outside.was_right(who, clock)
    return _speak(request, found, typed.cleaned_data["code"])


def _speak(request: HttpRequest, slip: SideSlip, code: str = "") -> HttpResponse:
    """What is written for the representatives; kept when they send it."""
    rows = reading.promises(slip.case)
    sent = request.POST if "send" in request.POST else None
    form = Speak(sent, promises=rows)
    if sent is not None and form.is_valid():
        said = form.cleaned_data
        try:
            if not sides.speak(slip, form.said(), said["own"], said["due"], at=business_now()):
                return _over(request)
        except Refused as refused:
            form.refuse(refused)
        else:
            return render(request, "designation/speak.html", {"thanks": True})
    parts: list[tuple[str, Any]] = [(title, form.of(side)) for side, title in SIDES.items()]
    return render(request, "designation/speak.html", {
        "form": form, "case": slip.case, "parts": parts, "typed": code,
    }, status=409 if form.errors else 200)  # fmt: skip


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "designation/speak.html", {"over": True}, status=404)


def _picture(link: str) -> str:
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        scale=3, border=2, dark="#000", light="#fff", svgclass="qr"
    )
    return mark_safe(drawn)  # drawn by segno, of our own text
