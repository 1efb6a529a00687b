"""Log-in and out, the post in whose name one acts, one's own settings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.people import actions, attempts, entry
from yiteng.people.backend import is_locked
from yiteng.people.forms import LogIn, Password
from yiteng.people.middleware import POST_KEY
from yiteng.rules.refusal import Refused
from yiteng.web.requests import actor, actor_or_none, now, today


def log_in(request: HttpRequest) -> HttpResponseBase:
    """The log-in page; the same sentence for an unknown name and a wrong password."""
    form = LogIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        account = authenticate(request, login=data["login"], password=data["password"])
        if account is not None:
            return entry.enter(request, account, _next(request))
        form.add_error(None, _why_not(data["login"]))
    return render(
        request,
        "people/login.html",
        {"form": form, "next": _next(request), "ways": entry.ways()},
    )


def _why_not(name: str) -> str:
    if is_locked(name):
        return _(
            "Too many wrong passwords. Try again in a quarter of an hour, or ask the "
            "system administrator."
        )
    return _("Log-in name or password is wrong. Look at capitals, and try again.")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else "/"


@require_POST
def log_out(request: Any) -> HttpResponse:
    """Log out and say so."""
    to = entry.leave(request)
    if request.user.is_authenticated:
        attempts.note(request.user, "log_out", actor_or_none(request))
    logout(request)
    messages.success(request, _("You are logged out."))
    return redirect(to or "people:login")


@require_POST
def switch(request: Any) -> HttpResponse:
    """Act in the name of another post one holds."""
    wanted = request.POST.get("post", "")
    held = {str(h.post_id): h for h in request.posts}
    if wanted in held:
        attempts.note(request.user, "switch", actor(request), post=held[wanted].post.title)
        request.session[POST_KEY] = int(wanted)
        messages.success(request, _("You now act as %(post)s.") % {"post": held[wanted].post.title})
    return redirect("/")


def settings(request: Any) -> HttpResponse:
    """One's own posts, language, type size, password."""
    return render(
        request, "people/settings.html",
        {"posts": request.posts, "age": entry.password_age(request.user, today(request)),
         "crumbs": [(_("Settings"), "")]},
    )  # fmt: skip


def password(request: Any) -> HttpResponse:
    """Change one's own password."""
    form = Password(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(
                request.user,
                form.cleaned_data["old"],
                form.cleaned_data["new"],
                actor=actor(request),
                at=now(request),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, _("The new password counts from now on."))
            return redirect("people:settings")
    return render(
        request,
        "people/password.html",
        {
            "form": form,
            "must": request.user.must_change_password,
            "crumbs": [(_("Settings"), ""), (_("Password"), "")],
        },
    )
