"""The room of research."""

from __future__ import annotations

from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """Visits, sources, findings, problems."""

    name = "yiteng.research"
    label = "research"
