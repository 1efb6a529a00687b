"""The room of demo."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The two districts of the reports, loaded through the actions users take."""

    name = "yiteng.demo"
    label = "demo"
