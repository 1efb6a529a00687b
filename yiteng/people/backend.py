"""Checking a password, with lock-out after repeated failures, by the real clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.db import transaction

from yiteng.people import attempts
from yiteng.people.models import Account
from yiteng.workflow.clock import real_now


class LockingBackend(BaseBackend):
    """Five failures lock an account for a quarter of an hour (settings; domain E1)."""

    def authenticate(
        self, request: Any, login: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Account | None:
        """The account whose password this is; None for a wrong, unknown, locked or retired one.

        Takes as long for an unknown log-in as for a wrong password, and locks it like one.
        """
        if login is None or password is None:
            return None
        with transaction.atomic():
            account = Account.objects.select_for_update().filter(login=login).first()
            if account is None or not account.is_active:
                Account().set_password(password)
                attempts.unknown_failed(login)
                return None
            return _judged(account, password)

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, if it is still active."""
        return Account.objects.filter(pk=user_id, is_active=True).first()


def is_locked(login: str) -> bool:
    """Whether the name is locked now, be it an account's or nobody's."""
    held = Account.objects.filter(login=login, locked_until__gt=real_now()).exists()
    return held or attempts.unknown_locked(login)


def _judged(account: Account, password: str) -> Account | None:
    now = real_now()
    right = account.check_password(password)
    if account.locked_until and account.locked_until > now:
        return None
    if right:
        if account.failed_count or account.locked_until:
            account.failed_count, account.locked_until = 0, None
            account.save(update_fields=["failed_count", "locked_until"])
        return account
    _fail(account, now)
    return None


def note_failure(account: Account) -> None:
    """Count a wrong second factor like a wrong password: so many lock the account."""
    with transaction.atomic():
        _fail(Account.objects.select_for_update().get(pk=account.pk), real_now())


def _fail(account: Account, now: datetime) -> None:
    account.failed_count += 1
    if account.failed_count >= settings.LOCK_AFTER:
        account.failed_count = 0
        account.locked_until = now + timedelta(minutes=settings.LOCK_MINUTES)
    account.save(update_fields=["failed_count", "locked_until"])
    attempts.note(
        account,
        "locked" if account.locked_until and account.locked_until > now else "log_in_failed",
    )
