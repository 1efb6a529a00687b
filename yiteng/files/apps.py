"""The room of attachments."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Attachments of all rooms; who may read one follows its parent row."""

    name = "yiteng.files"
    label = "files"

    def ready(self) -> None:
        """Tell the trail what attachments are called."""
        from yiteng.audit import labels
        from yiteng.files.words import words

        labels.register_words("files", words)
