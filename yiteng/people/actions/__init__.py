"""Units, posts, accounts and who holds what; each enters the trail."""

from __future__ import annotations

from yiteng.people.actions.accounts import (
    change_password,
    create_accounts,
    hold_many,
    reset_password,
    retire_account,
)
from yiteng.people.actions.units import create_posts, create_units, grant_roles

__all__ = [
    "change_password", "create_accounts", "create_posts", "create_units", "grant_roles",
    "hold_many", "reset_password", "retire_account",
]  # fmt: skip
