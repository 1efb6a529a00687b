"""Pages of messages: mine, where mail goes, slips of paper, mail that stopped."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.jobs.words import STATES
from yiteng.messaging import actions, queries, tables
from yiteng.messaging.forms import Code, Mail
from yiteng.messaging.models import Address
from yiteng.messaging.registry import waits_for
from yiteng.rules.refusal import Refused
from yiteng.web.paging import pages
from yiteng.web.requests import actor, now, today
from yiteng.workflow.clock import real_now


def index(request: HttpRequest) -> HttpResponse:
    """What waits for my post, and what it was told."""
    who = actor(request)
    waits = waits_for(who, today(request))
    page = pages(queries.mine(who), by=("-made_at", "-id"), get=request.GET)
    return render(request, "messaging/list.html", {
        "waits": waits, "waiting": sum(w.count for w in waits), "new": queries.new(who, now(request)),
        "table": tables.message_table(page), "slips": who.may("messaging.slips"),
        "operate": who.may("messaging.operate"), "crumbs": [(_("Messages"), "")],
    })  # fmt: skip


def mail(request: Any) -> HttpResponse:
    """Where my mail goes, and what became of the last ones."""
    held = queries.address(request.user)
    form = Mail(request.POST or None, initial={"mail": held.mail if held else ""})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["mail"]
        try:
            actions.set_address(request.user, wanted, actor=actor(request), at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("A code goes to this address: confirm it with the code.")
                             if wanted else _("Noted. No mail goes out from now on."))  # fmt: skip
            return redirect("messaging:mail")
    return _mail_page(request, held, form, Code())


def confirm(request: Any) -> HttpResponse:
    """Take the address into use with the code that was sent there; opening the link does nothing yet."""
    form = Code(request.POST or None, initial={"code": request.GET.get("code", "")[:20]})
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_address(
                request.user, form.cleaned_data["code"], actor=actor(request), at=now(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Confirmed. It counts from the next mail on."))
            return redirect("messaging:mail")
    held = queries.address(request.user)
    return _mail_page(request, held, Mail(initial={"mail": held.mail if held else ""}), form)


def _mail_page(request: Any, held: Address | None, form: Mail, code: Code) -> HttpResponse:
    return render(request, "messaging/mail.html", {
        "form": form, "code": code, "held": held, "on": settings.MAIL,
        "letters": [(one, STATES[job.state(real_now())] if job else STATES["done"])
                    for one, job in queries.letters(request.user)],
        "crumbs": [(_("Messages"), reverse("messaging:list")), (_("Mail"), "")],
    }, status=409 if form.errors or code.errors else 200)  # fmt: skip


def slips(request: HttpRequest) -> HttpResponse:
    """The units nobody mails, each with its slip and when one was last printed."""
    page = pages(queries.without_mail(actor(request)), by=("order", "id"), get=request.GET)
    new = queries.new_of(page.rows, now(request))
    return render(request, "messaging/slips.html", {
        "table": tables.slip_table(page, new, queries.printings(page.rows)),
        "units": len(page.rows), "most": queries.SLIPS,
        "first": ",".join(str(u.pk) for u in page.rows if new.get(u.pk))[:400],
        "crumbs": [(_("Messages"), reverse("messaging:list")), (_("Message sheets"), "")],
    })  # fmt: skip


def print_slips(request: HttpRequest) -> HttpResponse:
    """The slips of the units asked for, a sheet each: a look at them, or (posted) printed and noted."""
    asked = (request.POST or request.GET).get("unit", "").split(",")
    keys = [int(key) for key in asked if key.isdecimal()]
    units = list(queries.without_mail(actor(request)).filter(pk__in=keys)[: queries.SLIPS])
    if request.method == "POST":
        actions.note_printing(units, actor=actor(request), at=now(request))
    return render(request, "messaging/print.html", {
        "slips": queries.slips(units, now(request)), "day": today(request),
        "units": ",".join(str(unit.pk) for unit in units), "noted": request.method == "POST",
        "crumbs": [(_("Messages"), reverse("messaging:list")),
                   (_("Message sheets"), reverse("messaging:slips")), (_("Print"), "")],
    })  # fmt: skip


def stopped(request: HttpRequest) -> HttpResponse:
    """Mail that failed, or of which nobody knows: sent again by a person or not at all."""
    page = pages(queries.stopped(), by=("-stopped_at", "-id"), get=request.GET)
    return render(request, "messaging/stopped.html", {
        "table": tables.stopped_table(page, queries.letters_of(page.rows)),
        "unknown": sum(1 for job in page.rows if job.unknown), "all": len(page.rows),
        "crumbs": [(_("Messages"), reverse("messaging:list")), (_("Mail that stopped"), "")],
    })  # fmt: skip
