"""Lists page by key: every row once, in order, forwards and back, at one query a branch."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model

from yiteng.web.cursor import decode, encode, keys_of
from yiteng.web.paging import merge, pages

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2023, 3, 1, 12, tzinfo=SHANGHAI)
BY = ("locked_until", "id")
pytestmark = pytest.mark.django_db
Account = get_user_model()


def accounts(*hours: int | None):
    """Accounts locked until so many hours after noon, or never; in this order of ids."""
    return [
        Account.objects.create(
            login=f"u{i}",
            name=f"u{i}",
            locked_until=None if h is None else NOON + timedelta(hours=h),
        )
        for i, h in enumerate(hours)
    ]


def names(page):
    return [row.login for row in page.rows]


def walk(branches, by=BY, size=2):
    """All pages from first to last."""
    found, key = [], ""
    while True:
        page = pages(branches, by=by, get={"after": key}, size=size)
        found.append(page)
        key = page.next_key
        if not key:
            return found


def test_every_row_once_in_order_rows_without_a_date_last():
    accounts(5, None, 1, 5, None, 3)
    assert [names(p) for p in walk(Account.objects.all())] == [
        ["u2", "u5"],
        ["u0", "u3"],
        ["u1", "u4"],
    ]


def test_descending_keeps_rows_without_a_date_last():
    accounts(5, None, 1)
    (page,) = walk(Account.objects.all(), by=("-locked_until", "id"), size=5)
    assert names(page) == ["u0", "u2", "u1"]


def test_back_from_the_last_page_leads_to_the_one_before():
    accounts(5, None, 1, 5, None, 3)
    first, second, last = walk(Account.objects.all())
    back = pages(Account.objects.all(), by=BY, get={"before": last.previous_key}, size=2)
    assert (names(back), back.next_key) == (names(second), second.next_key)
    back = pages(Account.objects.all(), by=BY, get={"before": back.previous_key}, size=2)
    assert (names(back), back.previous_key, back.next_key) == (names(first), "", first.next_key)


def test_first_and_last_page_name_no_neighbour_that_is_not_there():
    accounts(1, 2, 3)
    first, last = walk(Account.objects.all())
    assert (first.previous_key, last.next_key) == ("", "")
    assert first.next_key != ""
    assert last.previous_key != ""


def test_a_row_that_two_branches_know_appears_once():
    accounts(1, 2, 3, 4)
    branches = [
        Account.objects.filter(login__in=("u0", "u2")),
        Account.objects.filter(login__in=("u1", "u2", "u3")),
    ]
    assert [names(p) for p in walk(branches, size=3)] == [["u0", "u1", "u2"], ["u3"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_a_branch_however_many_rows(django_assert_num_queries, rows):
    accounts(*range(rows))
    with django_assert_num_queries(1):
        pages(Account.objects.all(), by=BY)
    with django_assert_num_queries(2):
        pages([Account.objects.all(), Account.objects.filter(login="u0")], by=BY)


@pytest.mark.parametrize("key", ["x", "!!!!", "W10", "WyIxIl0", "e30", "bnVsbA", "9" * 2000])
def test_a_damaged_key_leads_to_the_first_page(key):
    accounts(1, 2)
    assert names(pages(Account.objects.all(), by=BY, get={"after": key})) == ["u0", "u1"]


def test_a_key_with_foreign_values_is_no_key():
    keys = keys_of(Account, ("id",))
    assert decode(keys, encode(keys, Account(id=7))) == (7,)
    assert decode(keys, "WyI3JyBPUiAxIl0") is None  # ["7' OR 1"]
    assert decode(keys, "W251bGxd") is None  # [null], but an id is never empty


def test_a_moment_comes_back_as_it_was():
    keys = keys_of(Account, BY)
    assert decode(keys, encode(keys, Account(id=3, locked_until=NOON))) == (NOON, 3)


def test_no_branches_no_rows():
    assert pages([], by=BY).rows == []


def test_merging_sorts_by_the_first_key_then_the_second():
    keys = keys_of(Account, ("-locked_until", "id"))
    rows = [Account(id=2, locked_until=NOON), Account(id=1, locked_until=NOON), Account(id=3)]
    assert [row.id for row in merge(rows, keys)] == [1, 2, 3]
