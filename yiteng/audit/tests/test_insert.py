"""Keys reserved for rows that are put in later, and never given twice."""

from __future__ import annotations

import pytest
from django.db import transaction

from yiteng.audit.insert import reserve
from yiteng.jobs.models import Outbox
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db


def other() -> int:
    """A row that is put in between, the ordinary way."""
    now = real_now()
    return int(
        Outbox.objects.create(
            kind="x", key=str(Outbox.objects.count()), created_at=now, not_before=now
        ).pk
    )


@pytest.mark.parametrize("empty", [True, False])
def test_what_is_reserved_is_given_to_nobody_else(empty):
    if not empty:
        other()
    with transaction.atomic():
        first = list(reserve(Outbox, 3))
        between = other()
        second = list(reserve(Outbox, 2))
    keys = [*first, between, *second]
    assert keys == sorted(set(keys))
    assert other() > keys[-1]
