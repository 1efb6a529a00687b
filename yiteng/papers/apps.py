"""The room of official papers."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Word files by GB/T 9704-2012."""

    name = "yiteng.papers"
    label = "papers"
