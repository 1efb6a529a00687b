"""Pages at the door: the code, setting a factor up, other ways in, what the administrator sees."""

from __future__ import annotations

import logging
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.people import entry
from yiteng.people.backend import is_locked, note_failure
from yiteng.people.queries import accounts
from yiteng.rules.refusal import Refused
from yiteng.signin import actions, codes, oidc, queries, second, ticket
from yiteng.signin.forms import Code, Demands, Removal
from yiteng.web.requests import actor, now

_LOG = logging.getLogger(__name__)
#: Session keys: where to go after a log-in elsewhere; that it is to link the account, not log in.
TO_KEY, LINK_KEY = "signin_to", "signin_link"


def code(request: HttpRequest) -> HttpResponseBase:
    """The code of the second factor, within five minutes of the password."""
    awaited = second.pending(request)
    if awaited is None:
        messages.info(request, _("Log in again: the code took longer than five minutes."))
        return redirect("people:login")
    account, to = awaited
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_locked(account.login):
            form.add_error(None, _("Too many wrong codes. Try again in a quarter of an hour."))
        elif actions.use(account, form.cleaned_data["code"]):
            return entry.admit(request, account, to)
        else:
            note_failure(account)
            form.refuse(Refused([actions.WRONG]))
    return render(request, "signin/code.html", {"form": form})


def setup(request: Any) -> HttpResponse:
    """One's own second factor and identities elsewhere; the factor is set up here."""
    form = Code(request.POST or None)
    spares: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            spares = actions.confirm(
                request.user, form.cleaned_data["code"], actor=actor(request), at=now(request)
            )
            request.session.pop(entry.MUST_KEY, None)
        except Refused as refused:
            form.refuse(refused)
    has = queries.has_factor(request.user)
    secret = "" if has else actions.begin(request.user)
    return render(request, "signin/setup.html", {
        "form": form, "has": has, "spares": spares, "secret": _grouped(secret),
        "code": _drawn(codes.address(secret, request.user.login, str(_("Yiteng")))) if secret else "",
        "must": entry.MUST_KEY in request.session,
        "identities": queries.identities(request.user), "oidc": oidc.on(),
        "crumbs": [(_("Settings"), reverse("people:settings")), (_("Second factor"), "")],
    })  # fmt: skip


def factors(request: HttpRequest) -> HttpResponse:
    """Who has a second factor; which roles need one."""
    who = actor(request)
    form = Demands(request.POST or None, initial={"roles": queries.demanded(who)})
    if request.method == "POST" and form.is_valid():
        actions.demand(form.cleaned_data["roles"], actor=who, at=now(request))
        messages.success(request, _("It counts from each holder's next log-in on."))
        return redirect("signin:factors")
    return render(request, "signin/factors.html", {
        "form": form, "factors": queries.factors(who), "removal": Removal(),
        "crumbs": [(_("Second factor"), "")],
    })  # fmt: skip


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the factor of an account away, with the reason."""
    account = get_object_or_404(accounts(actor(request)), pk=pk)
    actions.remove(
        account, reason=request.POST.get("reason", ""), actor=actor(request), at=now(request)
    )
    messages.success(request, _("Taken away. The holder may set up another."))
    return redirect("signin:factors")


@require_POST
def unlink(request: Any, pk: int) -> HttpResponse:
    """Let an identity of one's own no longer in."""
    actions.unlink(request.user, pk, actor=actor(request), at=now(request))
    messages.success(request, _("This identity no longer logs in as you."))
    return redirect("signin:setup")


def oidc_start(request: Any) -> HttpResponseBase:
    """To the provider; who is logged in already comes back to link the account."""
    if not oidc.on():
        raise Http404
    _remember(request)
    try:
        answer: HttpResponseBase = oidc.start(request)
    except oidc.Failed as failed:
        return _not_let_in(request, failed)
    return answer


def oidc_back(request: Any) -> HttpResponseBase:
    """Back from the provider, with a code or an error."""
    if not oidc.on():
        raise Http404
    try:
        issuer, subject = oidc.finish(request)
    except oidc.Failed as failed:
        return _not_let_in(request, failed)
    return _let_in(request, issuer, subject)


def ticket_start(request: Any) -> HttpResponseBase:
    """To the portal."""
    if not ticket.on():
        raise Http404
    _remember(request)
    back = request.build_absolute_uri(reverse("signin:ticket_back"))
    return redirect(ticket.adapter().start(back))


def ticket_back(request: Any) -> HttpResponseBase:
    """Back from the portal with a ticket."""
    if not ticket.on():
        raise Http404
    portal = ticket.adapter()
    try:
        person = portal.exchange(request.GET.get("ticket", ""))
    except ticket.NoTicket as failed:
        return _not_let_in(request, failed)
    return _let_in(request, portal.issuer, person.subject)


def left(request: HttpRequest) -> HttpResponse:
    """Logged out here; a link to log out at the provider as well."""
    to = oidc.end_address(request.GET.get("to", ""))
    return render(request, "signin/left.html", {"to": to}) if to else redirect("people:login")


def _remember(request: Any) -> None:
    to = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    request.session[TO_KEY] = to if safe else "/"
    request.session[LINK_KEY] = request.user.pk if request.user.is_authenticated else None


def _let_in(request: Any, issuer: str, subject: str) -> HttpResponseBase:
    """Link the account of whoever came logged in; else log in the account that is linked."""
    linking = request.session.pop(LINK_KEY, None)
    if linking and request.user.is_authenticated and request.user.pk == linking:
        actions.link(request.user, issuer, subject, actor=actor(request), at=now(request))
        messages.success(request, _("From now on you can log in this way, too."))
        return redirect("signin:setup")
    account = queries.known(issuer, subject)
    if account is None or is_locked(account.login):
        messages.error(request, _(
            "Nobody here is linked to this identity yet. Log in with your password, then link it "
            "under Settings, Second factor."))  # fmt: skip
        return redirect("people:login")
    return entry.enter(request, account, request.session.pop(TO_KEY, "/"))


def _not_let_in(request: HttpRequest, failed: Exception) -> HttpResponse:
    _LOG.warning("log-in elsewhere failed: %s", type(failed).__name__)
    messages.error(request, _(
        "The other side did not confirm who you are. Try again, or log in with your password."
    ))  # fmt: skip
    return redirect("people:login")


def _drawn(text: str) -> str:
    code = segno.make(text, error="m", micro=False)
    drawn: str = code.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass="qr")
    return mark_safe(drawn)  # drawn by segno, of our own text


def _grouped(secret: str) -> str:
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
