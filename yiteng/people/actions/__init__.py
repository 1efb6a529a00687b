"""Units, posts, accounts and who holds what; each enters the trail."""

from __future__ import annotations

from yiteng.people.actions.accounts import (
    change_hold,
    change_password,
    create_accounts,
    end_hold,
    hold_many,
    reset_password,
    retire_account,
)
from yiteng.people.actions.charges import put_in_charge
from yiteng.people.actions.units import create_posts, create_units, grant_roles, revoke_role

__all__ = [
    "change_hold", "change_password", "create_accounts", "create_posts", "create_units", "end_hold",
    "grant_roles", "hold_many", "put_in_charge", "reset_password", "retire_account", "revoke_role",
]  # fmt: skip
