"""The database itself refuses to change the trail."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from yiteng.audit.models import Chain, Event
from yiteng.audit.tests.test_record import ENTRY, write

pytestmark = pytest.mark.django_db

ATTEMPTS = {
    "change an event": lambda: Event.objects.update(action="close"),
    "delete an event": lambda: Event.objects.all().delete(),
    "delete a head": lambda: Chain.objects.all().delete(),
    "set a head back": lambda: Chain.objects.update(length=0),
    "move a head to another county": lambda: Chain.objects.update(county=5),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_database_refuses_to(attempt):
    write(ENTRY)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ATTEMPTS[attempt]()
    assert (Event.objects.count(), Chain.objects.get().length) == (1, 1)


def test_the_table_cannot_be_emptied_in_one_go():
    write(ENTRY)
    statement = {"sqlite": "DELETE FROM audit_event", "postgresql": "TRUNCATE audit_event"}
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement[connection.vendor])
