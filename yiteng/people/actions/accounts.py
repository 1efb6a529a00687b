"""Accounts: made, retired, given a new password; who holds which post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from yiteng.audit.actions import Entry, Personal
from yiteng.people.actions.units import _may, check_separation
from yiteng.people.models import Account, Holding
from yiteng.people.passwords import weaknesses
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.trail import write


def create_accounts(accounts: Sequence[Account], *, actor: Actor, at: datetime) -> list[Account]:
    """Enter accounts; those without a password cannot log in. There is no self-registration.

    Raises Refused where a log-in name is taken.
    """
    _may(actor, "people.accounts")
    names = [a.login for a in accounts]
    taken = set(Account.objects.filter(login__in=names).values_list("login", flat=True))
    if taken or len(set(names)) < len(names):
        name = sorted(taken or {n for n in names if names.count(n) > 1})[0]
        raise Refused(
            [
                Refusal(
                    "people.login_taken",
                    N_("The log-in name {name} is taken."),
                    {"name": name},
                    field="login",
                )
            ]
        )
    for account in accounts:
        if not account.password:
            account.set_unusable_password()
    with transaction.atomic():
        Account.objects.bulk_create(accounts, batch_size=500)
        write(accounts, [_entry(a, "add", actor, at, {"name": Personal(a.name)}) for a in accounts])
    return list(accounts)


def hold_many(holdings: Sequence[Holding], *, actor: Actor, at: datetime) -> list[Holding]:
    """Let accounts hold posts. Raises Refused where administrators would mix."""
    _may(actor, "people.accounts")
    with transaction.atomic():
        Holding.objects.bulk_create(holdings, batch_size=500)
        check_separation({h.account_id for h in holdings}, at.date())
        write(
            [h.account for h in holdings],
            [
                _entry(h.account, "hold", actor, at, {"post": h.post_id, "acting": h.acting})
                for h in holdings
            ],
        )
    return list(holdings)


def change_hold(
    holding: Holding, *, acting: bool, on_leave: bool, actor: Actor, at: datetime
) -> None:
    """Say that a holder acts for the post, or is on leave: then nobody acts in it by this account."""
    _may(actor, "people.accounts")
    with transaction.atomic():
        Holding.objects.filter(pk=holding.pk).update(acting=acting, on_leave=on_leave)
        after: dict[str, object] = {"post": holding.post_id, "acting": acting, "on_leave": on_leave}
        write([holding.account], [_entry(holding.account, "change_hold", actor, at, after)])


def end_hold(holding: Holding, *, on: date, actor: Actor, at: datetime) -> None:
    """End a holding on a day: from that day on the account acts in the post no more.

    Raises Refused for a day before it began.
    """
    _may(actor, "people.accounts")
    if on < holding.since:
        raise Refused([Refusal("people.before", N_("The post was held only from {day} on."),
                               {"day": holding.since.isoformat()}, field="until")])  # fmt: skip
    with transaction.atomic():
        Holding.objects.filter(pk=holding.pk).update(until=on)
        after: dict[str, object] = {"post": holding.post_id, "until": on.isoformat()}
        write([holding.account], [_entry(holding.account, "end_hold", actor, at, after)])


def change_password(account: Account, old: str, new: str, *, actor: Actor, at: datetime) -> None:
    """Change one's own password. Raises Refused with every weakness at once."""
    refusals = list(weaknesses(new, account.login))
    if not account.check_password(old):
        refusals.insert(
            0, Refusal("people.wrong_password", N_("The present password is wrong."), field="old")
        )
    if refusals:
        raise Refused(refusals)
    _set(account, new, False, "password", actor, at)


def reset_password(account: Account, new: str, *, actor: Actor, at: datetime) -> None:
    """Give an account a first password that must be changed at the next log-in."""
    _may(actor, "people.accounts")
    _set(account, new, True, "reset", actor, at)


def retire_account(account: Account, *, actor: Actor, at: datetime) -> None:
    """Close an account and end its posts; no record it made is touched."""
    _may(actor, "people.accounts")
    with transaction.atomic():
        lasting = Q(until__isnull=True) | Q(until__gt=at.date())
        Holding.objects.filter(lasting, account=account).update(until=at.date())
        account.is_active = False
        account.set_unusable_password()
        account.save(update_fields=["is_active", "password"])
        write([account], [_entry(account, "retire", actor, at, {"is_active": False})])


def _set(account: Account, new: str, must: bool, action: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        account.set_password(new)
        account.must_change_password = must
        account.password_changed_on = at.date()
        account.failed_count, account.locked_until = 0, None
        account.save()
        write([account], [_entry(account, action, actor, at, {"must_change": must})])


def _entry(
    account: Account, action: str, actor: Actor, at: datetime, after: dict[str, object]
) -> Entry:
    return Entry(actor.county, "people.account", account.pk, action, actor, at, {}, after)
