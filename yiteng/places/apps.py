"""The room of places."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Areas, codes as dated attributes, population, positions, themes, workdays."""

    name = "yiteng.places"
    label = "places"

    def ready(self) -> None:
        """Tell the trail what its chains are called."""
        from yiteng.audit import labels
        from yiteng.places.queries import names, sources
        from yiteng.web import imprint

        labels.register(names)
        imprint.register(sources)
