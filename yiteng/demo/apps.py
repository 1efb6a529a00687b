"""The room of demo."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The two districts of the reports, loaded through the actions users take."""

    name = "yiteng.demo"
    label = "demo"

    def ready(self) -> None:
        """Name the reports in the imprint while the demo's date is set."""
        from django.conf import settings

        from yiteng.demo.content.sources import cited
        from yiteng.web import imprint

        imprint.register(lambda: cited() if settings.TODAY else ())
