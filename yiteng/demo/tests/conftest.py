"""The whole demo, loaded once for all tests of this folder and rolled back after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from yiteng.demo.load import load


@pytest.fixture(scope="package")
def logins(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[dict[str, Any]]]:
    """The log-ins of a loaded demo."""
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="public"):
        yield load()
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="public")


@pytest.fixture
def demo(logins: list[dict[str, Any]], db: None) -> list[dict[str, Any]]:
    """The loaded demo; what one test changes the next does not see."""
    return logins
