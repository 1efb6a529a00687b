"""The room of places."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Areas, codes as dated attributes, population, positions, themes, workdays."""

    name = "yiteng.places"
    label = "places"
