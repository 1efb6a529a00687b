"""The administrators' pages: accounts and posts; roles on posts."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yiteng.people import actions, queries
from yiteng.people.forms import NewAccount, NewHold, NewRole
from yiteng.people.models import Account, Holding, Post, PostRole
from yiteng.people.passwords import random_password
from yiteng.people.tables import account_table
from yiteng.rules.refusal import Refused
from yiteng.web import exports
from yiteng.web.paging import Page, pages
from yiteng.web.requests import actor, now, today


def accounts(request: HttpRequest) -> HttpResponse:
    """Accounts of the county; a new one with its first post."""
    form = NewAccount(request.POST or None, posts=queries.post_choices(actor(request)))
    if request.method == "POST" and form.is_valid():
        try:
            word = _create(request, form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request,
                _("The first password is %(word)s; it must be changed at the first log-in.")
                % {"word": word},
            )
            return redirect("people:accounts")
    who = actor(request)
    words = request.GET.get("q", "").strip()[:40]
    found = queries.accounts(who, words)
    page = pages(found, by=("login", "id"), get=request.GET)
    return render(request, "people/accounts.html", {
        "form": form, "n": found.count(), "table": account_table(page, _), "words": words,
        "crumbs": [(_("Accounts"), "")]})  # fmt: skip


def _create(request: HttpRequest, data: dict[str, object]) -> str:
    who, at = actor(request), now(request)
    post = get_object_or_404(Post, pk=data["post"], unit__county_id=who.county)
    word = random_password()
    account = Account(login=str(data["login"]), name=str(data["name"]), must_change_password=True)
    account.set_password(word)
    with transaction.atomic():
        actions.create_accounts([account], actor=who, at=at)
        held = Holding(account=account, post=post, since=today(request))
        actions.hold_many([held], actor=who, at=at)
    return word


def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: what it holds and held, another post."""
    who = actor(request)
    row = get_object_or_404(queries.accounts(who), pk=pk)
    form = NewHold(request.POST or None, posts=queries.post_choices(who),
                   initial={"since": today(request)})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        post = get_object_or_404(Post, pk=said["post"], unit__county_id=who.county)
        made = Holding(account=row, post=post, since=said["since"], acting=bool(said["acting"]))
        try:
            actions.hold_many([made], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The post is given."))
            return redirect("people:account", pk=pk)
    return render(request, "people/account.html", {
        "row": row, "form": form, "held": queries.held(row), "today": today(request),
        "crumbs": [(_("Accounts"), reverse("people:accounts")), (row.login, "")]})  # fmt: skip


@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Set acting or leave of a holding, or end it today."""
    who, how = actor(request), request.POST.get("how", "")
    row = get_object_or_404(queries.accounts(who), pk=pk)
    held = get_object_or_404(queries.held(row), pk=request.POST.get("holding") or 0)
    if how == "end":
        actions.end_hold(held, on=today(request), actor=who, at=now(request))
    elif how in ("acting", "leave"):
        actions.change_hold(
            held, acting=held.acting != (how == "acting"), on_leave=held.on_leave != (how == "leave"),
            actor=who, at=now(request))  # fmt: skip
    messages.success(request, _("Noted."))
    return redirect("people:account", pk=pk)


@require_POST
def take_off(request: HttpRequest) -> HttpResponse:
    """Take a role off a post."""
    who = actor(request)
    post = get_object_or_404(Post, pk=request.POST.get("post") or 0, unit__county_id=who.county)
    actions.revoke_role(post, request.POST.get("role", ""), actor=who, at=now(request))
    messages.success(request, _("The role is taken off."))
    return redirect("people:roles")


@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account a first password again."""
    account = get_object_or_404(queries.accounts(actor(request)), pk=pk)
    word = random_password()
    actions.reset_password(account, word, actor=actor(request), at=now(request))
    messages.success(
        request,
        _("The new first password of %(name)s is %(word)s.")
        % {"name": account.login, "word": word},
    )
    return redirect("people:accounts")


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account; no record it made is touched."""
    account = get_object_or_404(queries.accounts(actor(request)), pk=pk)
    if account.pk == actor(request).person:
        messages.error(request, _("You cannot close your own account."))
    else:
        actions.retire_account(account, actor=actor(request), at=now(request))
        messages.success(request, _("The account is closed. Its records stay."))
    return redirect("people:accounts")


def roles(request: HttpRequest) -> HttpResponse:
    """Posts with their roles; attach one."""
    who = actor(request)
    form = NewRole(request.POST or None, posts=queries.post_choices(who))
    if request.method == "POST" and form.is_valid():
        post = get_object_or_404(Post, pk=form.cleaned_data["post"], unit__county_id=who.county)
        try:
            actions.grant_roles([(post, form.cleaned_data["role"])], actor=who, at=now(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The role is attached."))
            return redirect("people:roles")
    words = request.GET.get("q", "").strip()
    found = queries.posts(who, words)
    if not words:
        found = found.filter(Exists(PostRole.objects.filter(post=OuterRef("pk"))))
    # the file holds every row, the screen a page
    whole = exports.wanted(request)
    page = (
        Page(list(found))
        if whole
        else pages(found, by=("unit__order", "order", "id"), get=request.GET)
    )
    return render(
        request,
        "people/roles.html",
        {"form": form, "page_of": page, "words": words, "crumbs": [(_("Roles"), "")]},
    )
