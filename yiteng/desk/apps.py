"""The room of desk."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages that gather panels of all slices."""

    name = "yiteng.desk"
    label = "desk"

    def ready(self) -> None:
        """Make the queries of the facts known."""
        from yiteng.desk.facts import care, firms, spine  # noqa: F401
