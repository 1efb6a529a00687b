"""The peer's admin as a person uses it: upload, preview page, confirm; one LogEntry a row."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import path as at
from import_export.admin import ImportMixin

urlpatterns: list[Any] = []
_URL = "/admin/import_export/item/"


def ready(model: Any, resource: Any) -> Client:
    """The tables of Django's own apps, the model in the admin, and somebody logged in."""
    call_command("migrate", verbosity=0)
    options = {"resource_classes": [resource], "search_fields": ["title"]}
    admin.site.register(model, type("ItemAdmin", (ImportMixin, admin.ModelAdmin), options))
    urlpatterns.append(at("admin/", admin.site.urls))
    client = Client()
    client.force_login(User.objects.create_superuser("bench", password="!"))
    return client


def taken_in(client: Client, file: Path) -> tuple[float, float]:
    """Take a file in by its two pages; the moments at which the preview and the import ended."""
    number = _xlsx(client)
    with file.open("rb") as handle:
        said = {"import_file": handle, "format": number, "resource": ""}
        preview: Any = client.post(f"{_URL}import/", said)
    form = preview.context_data["confirm_form"]
    assert preview.content, "the page was made"
    previewed = time.perf_counter()
    done = client.post(f"{_URL}process_import/", form.initial)
    assert done.status_code == 302, done.content[:500]
    return previewed, time.perf_counter()


def _xlsx(client: Client) -> str:
    """The number under which the form offers xlsx."""
    page: Any = client.get(f"{_URL}import/")
    choices = page.context_data["form"].fields["format"].choices
    return next(str(number) for number, name in choices if name == "xlsx")
