"""The room of attachments."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Attachments of all rooms; who may read one follows its parent row."""

    name = "yiteng.files"
    label = "files"
