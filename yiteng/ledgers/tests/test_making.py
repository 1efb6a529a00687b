"""A file the worker makes is the one the page would have given, also where the page is drawn."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import log_in
from yiteng.commitments.tests.cases import active
from yiteng.ledgers import asking
from yiteng.ledgers.models import Made
from yiteng.ledgers.tests.books import work
from yiteng.people.models import Post, PostRole
from yiteng.web import exports

pytestmark = pytest.mark.django_db


def rows(content: bytes) -> list[list[tuple]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("commitments:list", "zh-hans"),
        ("commitments:list", "en"),
        ("verification:table", "en"),
    ],
)
def test_the_worker_makes_what_the_page_gives(world, monkeypatch, name, language):
    active(world, 3)
    client = Client()
    log_in(client, world, "sun")
    client.cookies["django_language"] = language
    address = f"{reverse(name)}?as=xlsx"
    at_once = client.get(address)
    monkeypatch.setattr(exports, "AT_ONCE", 0)
    assert client.get(address).url.startswith("/ledgers/made/")
    work()
    made = Made.objects.get()
    assert made.fault == ""
    kept = b"".join(client.get(f"/files/{made.file}/").streaming_content)
    assert rows(kept) == rows(at_once.content)


def test_a_post_that_keeps_no_files_gets_a_long_list_while_it_waits(world, monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE", 0)
    client = Client()
    log_in(client, world, "secadmin")
    (sheet,) = rows(client.get(f"{reverse('people:roles')}?as=xlsx").content)
    assert len(sheet) > 1 and not Made.objects.exists()


def test_a_page_asked_by_the_worker_finds_what_the_middleware_gives(world):
    found = asking.request("/commitments/?state=draft", world.sun, world.now, "en")
    assert (found.actor, found.user.pk, found.today) == (world.sun, world.sun.person, world.today)
    assert [held.post_id for held in found.posts] == [world.sun.post]
    assert (found.resolver_match.view_name, found.LANGUAGE_CODE) == ("commitments:list", "en")
    assert not found.htmx and list(found._messages) == []


def test_every_post_with_a_role_is_in_the_file_though_a_page_shows_fifty(world):
    made = [Post(unit=world.units["sun"], title=f"岗位{n}") for n in range(120)]
    Post.objects.bulk_create(made)
    PostRole.objects.bulk_create(PostRole(post=post, role="liaison") for post in made)
    client = Client()
    log_in(client, world, "secadmin")
    address = reverse("people:roles")
    assert 'class="pager"' in client.get(address).content.decode()
    (sheet,) = rows(client.get(f"{address}?as=xlsx").content)
    with_roles = Post.objects.filter(roles__isnull=False, unit__county=world.county).distinct()
    assert len(sheet) == with_roles.count() + 1
