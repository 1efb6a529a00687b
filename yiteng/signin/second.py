"""Between password and session: the code of whoever has a second factor."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from yiteng.people import entry
from yiteng.people.models import Account
from yiteng.signin import queries
from yiteng.workflow.clock import business_now, real_now

#: Session key: [account, when the first proof was right (seconds), where to go].
PENDING = "signin_pending"
#: Seconds within which the code must follow.
PATIENCE = 300


def between(request: Any, account: Account, to: str) -> HttpResponseBase | None:
    """Ask for the code where there is a factor; for setting one up where a role demands it."""
    if queries.has_factor(account):
        request.session.cycle_key()
        request.session[PENDING] = [account.pk, int(real_now().timestamp()), to]
        return redirect("signin:code")
    if not queries.needs_factor(account, business_now().date()):
        return None
    entered = entry.admit(request, account, reverse("signin:setup"))
    request.session[entry.MUST_KEY] = reverse("signin:setup")
    return entered


def pending(request: Any) -> tuple[Account, str] | None:
    """Whose code is awaited and where to go then; None where nobody's is, or it came too late."""
    held = request.session.get(PENDING)
    if not held or int(real_now().timestamp()) - held[1] > PATIENCE:
        return None
    account = Account.objects.filter(pk=held[0], is_active=True).first()
    return (account, held[2]) if account else None
