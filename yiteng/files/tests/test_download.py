"""The download: a file to be saved, for readers of its parent; 404 for everybody else."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from yiteng.files import parents, views
from yiteng.files.tests.samples import PDF, upload
from yiteng.files.tests.test_attaching import LI, OUTSIDER, attach

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def proofs(monkeypatch):
    monkeypatch.setattr(parents, "_PARENTS", {"tests.proof": lambda who, row: who.unit == 5})


def get(actor, pk):
    request = RequestFactory().get("/")
    request.actor = actor
    return views.download(request, pk)


def test_a_reader_gets_the_bytes_as_a_file_to_be_saved():
    (row,) = attach(upload("验收 1.pdf", PDF))
    response = get(LI, row.pk)
    assert b"".join(response.streaming_content) == PDF
    assert {name: response.headers[name] for name in ("Content-Type", "Content-Disposition",
            "X-Content-Type-Options", "Content-Security-Policy")} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment; filename*=utf-8''%E9%AA%8C%E6%94%B6%201.pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }  # fmt: skip


def test_everybody_else_learns_nothing():
    (row,) = attach(upload("a.pdf", PDF))
    for who, pk in ((OUTSIDER, row.pk), (LI, row.pk + 1)):
        with pytest.raises(Http404):
            get(who, pk)
