"""Transactional tests empty every table afterwards: the triggers step aside for that alone."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from yiteng.audit import triggers


def let_flushes_through() -> None:
    """Drop the trail's triggers while a transactional test (live servers too) is cleaned up."""
    flush: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def cleaned(self: TransactionTestCase) -> None:
        with triggers.suspended(connection):
            flush(self)

    TransactionTestCase._fixture_teardown = cleaned  # type: ignore[attr-defined]
