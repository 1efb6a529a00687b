"""The application's role on PostgreSQL reads the trail and adds to it; SQLite knows no roles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from yiteng.audit import grants
from yiteng.audit.models import Chain, Event
from yiteng.audit.tests.test_record import ENTRY, write

pytestmark = pytest.mark.django_db

FORBIDDEN = (
    "UPDATE audit_event SET action = 'close'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "DELETE FROM audit_chain",
    "ALTER TABLE audit_event DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_event_no_change ON audit_event",
    "DELETE FROM django_migrations",
)


@contextmanager
def as_role(name: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refused(statement: str) -> str:
    try:
        with transaction.atomic():
            run(statement)
    except DatabaseError as error:
        return str(error)
    return "done"


def sqlite_has_none() -> bool:
    if connection.vendor == "postgresql":
        return False
    with pytest.raises(grants.NoRoles):
        grants.apply("yiteng_app")
    return True


def test_the_role_of_the_application_adds_and_reads_only():
    if sqlite_has_none():
        return
    run("CREATE ROLE yiteng_app NOLOGIN")
    grants.apply("yiteng_app")
    grants.apply("yiteng_app")
    with as_role("yiteng_app"):
        write(ENTRY)
        write(ENTRY)
        answers = [refused(statement) for statement in FORBIDDEN]
        assert [Event.objects.count(), Chain.objects.get().length] == [2, 2]
    assert [a for a in answers if "permission denied" not in a and "must be owner" not in a] == []


def test_a_role_that_could_lift_the_restrictions_is_refused():
    if sqlite_has_none():
        return
    owner = connection.settings_dict["USER"]
    for role in (owner, "nobody_here"):
        with pytest.raises(PermissionError):
            grants.apply(role)
