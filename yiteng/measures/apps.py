"""The room of measures."""

from __future__ import annotations

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Numbered measures, the documents that carry them, campaigns."""

    name = "yiteng.measures"
    label = "measures"
